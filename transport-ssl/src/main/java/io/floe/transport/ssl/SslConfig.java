package io.floe.transport.ssl;

import io.floe.fault.ConfigurationException;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportSettings;
import io.floe.transport.ssl.config.Built;
import io.floe.transport.ssl.config.MaterialWatch;
import io.floe.transport.ssl.config.SslProperties;
import io.floe.transport.ssl.config.TlsNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    private final TlsChoices choices;

    private SslConfig(TlsProfile client, TlsProfile server, @Nullable Built built, TlsChoices choices) {
        this.client = client;
        this.server = server;
        this.built = built;
        this.choices = choices;
    }

    /** A builder; see {@link SslConfigBuilder} for the defaults. */
    public static SslConfigBuilder builder() {
        return new SslConfigBuilder();
    }

    /** Settings of a ready-made profile, for both sides. */
    public static SslConfig of(TlsProfile profile) {
        return new SslConfig(profile, profile, null, TlsChoices.NONE);
    }

    static SslConfig of(Built built, TlsChoices choices) {
        Map<String, SslConfig> adapters = new TreeMap<>(choices.adapters());
        built.adapters().forEach((name, clients) -> {
            if (adapters.put(name, of(built.ofAdapter(clients), TlsChoices.NONE)) != null) {
                throw new ConfigurationException("IceSSL.TrustOnly.Server." + name + ": beside floe.adapter." + name
                        + ".tls (expected: one of them)");
            }
        });
        return new SslConfig(
                new TlsProfile(built.client(), built.material()),
                new TlsProfile(built.server(), built.material()),
                built,
                new TlsChoices(choices.clients(), choices.hosts(), adapters, choices.serverNames()));
    }

    /**
     * Reads the settings out of {@code floe.tls.*} or {@code IceSSL.*}; other properties are left alone.
     *
     * @throws ConfigurationException for an unknown name, a refused value or unusable files
     */
    public static SslConfig of(Map<String, String> properties) {
        TlsNames names = TlsNames.of(properties);
        Map<String, SslConfig> named = new TreeMap<>();
        names.named().forEach((name, ofName) -> named.put(name, named(name, ofName)));
        TlsChoices choices = new TlsChoices(
                Optional.ofNullable(named.get(names.clients())),
                resolved(names.hosts(), named),
                resolved(names.adapters(), named),
                resolved(names.serverNames(), named));
        return of(SslProperties.read(names.own()).build(), choices);
    }

    private static SslConfig named(String name, Map<String, String> properties) {
        try {
            return of(SslProperties.read(properties).build(), TlsChoices.NONE);
        } catch (ConfigurationException e) {
            throw new ConfigurationException("TLS configuration '" + name + "': " + e.getMessage(), e);
        }
    }

    private static Map<String, SslConfig> resolved(Map<String, String> names, Map<String, SslConfig> named) {
        Map<String, SslConfig> found = new TreeMap<>();
        names.forEach((by, name) -> found.put(by, Objects.requireNonNull(named.get(name))));
        return found;
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

    /** The configuration towards servers of a name: this one, unless another was chosen for it. */
    public SslConfig towards(String host) {
        return choices.towards(host).orElse(this);
    }

    /** The configuration of the adapter of a name: this one, unless another was chosen for it. */
    public SslConfig adapter(String name) {
        return Optional.ofNullable(choices.adapters().get(name)).orElse(this);
    }

    /** The configurations whose certificates are shown to clients that ask for these names, {@code *.} wildcards too. */
    public Map<String, SslConfig> serverNames() {
        return choices.serverNames();
    }

    /** This configuration, and all others that it uses. */
    public List<SslConfig> all() {
        List<SslConfig> all = new ArrayList<>(List.of(this));
        choices.all().stream().filter(other -> other != this).forEach(all::add);
        return List.copyOf(all);
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
     * it is not, the last good material stays in force, and the event says why. Other configurations that this one uses
     * are read again, too, each for itself; what came of them is told to listeners.
     */
    public CompletableFuture<ReloadEvent> reload() {
        others().forEach(SslConfig::reload);
        return built().material().reload();
    }

    /**
     * Tells {@code listener} of reloads that changed something or failed, of this configuration and of others that it uses,
     * on the thread that reloads; those of one configuration one at a time.
     */
    public void onReload(Consumer<ReloadEvent> listener) {
        built().material().onReload(listener);
        others().forEach(other -> other.built().material().onReload(listener));
    }

    /** Those with files of their own. */
    private Stream<SslConfig> others() {
        return choices.all().stream()
                .filter(other -> other.built != null && other.built.material() != built().material());
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
