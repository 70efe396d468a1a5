package io.floe.transport.ssl;

import io.floe.fault.ConfigurationException;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportSettings;
import io.floe.transport.ssl.config.Built;
import io.floe.transport.ssl.config.MaterialWatch;
import io.floe.transport.ssl.config.SslProperties;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the ssl transport: whom to believe, what to show and what to demand. Thread-safe; immutable, but for the
 * keys and certificates, which are reloaded when their files change. Made by {@link #builder}, or out of properties when a
 * communicator is given none.
 *
 * <pre>{@code
 * var tls = SslConfig.builder().truststore(Path.of("certs/ca.p12"), "changeit").build();
 * }</pre>
 */
public final class SslConfig implements TransportSettings {
    private final TlsProfile client;
    private final TlsProfile server;
    private final @Nullable Built built;

    private SslConfig(TlsProfile client, TlsProfile server, @Nullable Built built) {
        this.client = client;
        this.server = server;
        this.built = built;
    }

    /** A builder; see {@link SslConfigBuilder} for the defaults. */
    public static SslConfigBuilder builder() {
        return new SslConfigBuilder();
    }

    /** Settings of a ready-made profile, for both sides. */
    public static SslConfig of(TlsProfile profile) {
        return new SslConfig(profile, profile, null);
    }

    static SslConfig of(Built built) {
        return new SslConfig(
                new TlsProfile(built.client(), built.material()),
                new TlsProfile(built.server(), built.material()),
                built);
    }

    /**
     * Reads the settings out of {@code floe.tls.*} or {@code IceSSL.*}; other properties are left alone.
     *
     * @throws ConfigurationException for an unknown name, a refused value or unusable files
     */
    public static SslConfig of(Map<String, String> properties) {
        return of(SslProperties.read(properties).build());
    }

    /**
     * The settings that a communicator's builder was given, else those of its properties.
     *
     * @throws ConfigurationException if the properties are refused
     */
    public static SslConfig of(TransportContext context) {
        Map<String, String> properties = SslProperties.of(context);
        Optional<SslConfig> given = context.settings(SslConfig.class);
        if (given.isEmpty()) {
            return of(properties);
        }
        SslProperties.warnOfUnused(properties);
        return given.get();
    }

    /** What the transport works by. */
    public TlsProfile profile() {
        return client;
    }

    /** What the transport works by when it connects. */
    public TlsProfile client() {
        return client;
    }

    /** What the transport works by when it listens. */
    public TlsProfile server() {
        return server;
    }

    /**
     * Refuses to be a server without a certificate that clients accept: it is there, valid now and made for servers.
     *
     * @throws ConfigurationException saying what is wrong
     */
    public void requireServer() {
        if (built != null) {
            built.requireServer();
        }
    }

    /** Begins to watch the files, until what is returned is closed. The transport does this. */
    public Watch watch() {
        return built == null ? () -> {} : MaterialWatch.start(built.material(), built.reload());
    }

    /** Files are watched until this is closed. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Reads all files again now, on the calling thread. New handshakes use what was found if all of it is good; if any of
     * it is not, the last good material stays in force, and the event says why.
     */
    public CompletableFuture<ReloadEvent> reload() {
        return built().material().reload();
    }

    /** Tells {@code listener} of reloads that changed something or failed, one at a time, on the thread that reloads. */
    public void onReload(Consumer<ReloadEvent> listener) {
        built().material().onReload(listener);
    }

    /** What is in force now, and how reloads went. */
    public TlsStatus status() {
        return built().material().status();
    }

    private Built built() {
        if (built == null) {
            throw new IllegalStateException("SslConfig of a ready-made profile (expected: one that was built)");
        }
        return built;
    }

    @Override
    public String toString() {
        return "SslConfig[" + client.material().current() + "]";
    }
}
