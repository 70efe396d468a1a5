package io.floe.transport.ssl.engine;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.EngineChoice;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses between BoringSSL and the JDK's engine, and says so once for each transport. Stateless. */
final class Engines {
    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);
    private static final Path LOADED_LIBRARIES = Path.of("/proc/self/maps");

    private Engines() {}

    /**
     * The engine to use.
     *
     * @throws ConfigurationException if BoringSSL is asked for by name and cannot be had
     */
    static SslProvider choose(EngineChoice choice) {
        return choose(choice, () -> hindrance(loadedLibraries()));
    }

    /** The same; {@code asked} says why BoringSSL cannot be used, and is not asked where the JDK's engine is wanted. */
    static SslProvider choose(EngineChoice choice, Supplier<Optional<String>> asked) {
        if (choice == EngineChoice.JDK) {
            LOG.info("TLS engine: the JDK's, as configured");
            return SslProvider.JDK;
        }
        var hindrance = asked.get();
        if (hindrance.isEmpty()) {
            LOG.info("TLS engine: {}", OpenSsl.versionString());
            return SslProvider.OPENSSL;
        }
        if (choice == EngineChoice.NATIVE) {
            throw new ConfigurationException(
                    "TLS engine: native (expected: BoringSSL, but " + hindrance.get()
                            + "; add netty-tcnative-boringssl-static for this platform, on the module path with --add-modules, or choose jdk)");
        }
        LOG.info("TLS engine: the JDK's, for BoringSSL cannot be had: {}", hindrance.get());
        return SslProvider.JDK;
    }

    /** Why BoringSSL cannot be used. On musl its library is not even tried: loading it would crash the JVM. */
    static Optional<String> hindrance(List<String> loadedLibraries) {
        boolean musl =
                loadedLibraries.stream().anyMatch(line -> line.contains("/ld-musl-") || line.contains("/libc.musl-"));
        if (musl) {
            return Optional.of("this JVM runs on musl");
        }
        return OpenSsl.isAvailable() ? Optional.empty() : Optional.of(String.valueOf(OpenSsl.unavailabilityCause()));
    }

    private static List<String> loadedLibraries() {
        try {
            return Files.readAllLines(LOADED_LIBRARIES);
        } catch (IOException e) {
            return List.of(); // no such file: not Linux
        }
    }
}
