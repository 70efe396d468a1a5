package io.floe.transport.ssl.engine;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.EngineChoice;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
        if (choice == EngineChoice.JDK) {
            LOG.info("TLS engine: the JDK's, as configured");
            return SslProvider.JDK;
        }
        var hindrance = hindrance();
        if (hindrance.isEmpty()) {
            LOG.info("TLS engine: BoringSSL ({})", OpenSsl.versionString());
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
    private static Optional<String> hindrance() {
        if (onMusl()) {
            return Optional.of("this JVM runs on musl");
        }
        return OpenSsl.isAvailable() ? Optional.empty() : Optional.of(String.valueOf(OpenSsl.unavailabilityCause()));
    }

    private static boolean onMusl() {
        try (var lines = Files.lines(LOADED_LIBRARIES)) {
            return lines.anyMatch(line -> line.contains("/ld-musl-") || line.contains("/libc.musl-"));
        } catch (IOException | UncheckedIOException e) {
            return false; // no such file: not Linux
        }
    }
}
