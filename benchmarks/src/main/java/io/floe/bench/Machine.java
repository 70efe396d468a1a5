package io.floe.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Where and how it was measured, in words. Stateless. */
final class Machine {
    private Machine() {}

    static String describe(CompareOptions options, double others) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "Measured %s on %d cores (%s), %s %s, JDK %s, Ice %s, Netty %s, grpc-java %s; %d rounds of %d ms,"
                        + " JVM flags %s. While they ran, everything else on the machine took %.0f %% of its CPU (cores kept awake left out).%n",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                system.getAvailableProcessors(),
                processor(),
                system.getName(),
                system.getVersion(),
                Runtime.version(),
                com.zeroc.Ice.Util.stringVersion(),
                netty(),
                io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder.class
                        .getPackage()
                        .getImplementationVersion(),
                options.rounds(),
                options.runMillis(),
                String.join(" ", Child.JVM),
                100 * others);
    }

    private static String netty() {
        var versions = io.netty.util.Version.identify();
        return versions.containsKey("netty-common")
                ? versions.get("netty-common").artifactVersion()
                : "?";
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceAll(".*: ", ""))
                    .findFirst()
                    .orElse("processor unknown");
        } catch (IOException e) {
            return "processor unknown";
        }
    }
}
