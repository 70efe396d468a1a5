package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.TlsProfile;
import io.netty.handler.ssl.SslProvider;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The contexts of the newest material. Owned by its transport, used by many threads without locks. */
final class TlsContexts {
    private static final String LOOPBACK = "localhost";

    private final TlsProfile profile;
    private final Map<String, MaterialSource> names;
    private final ContextFactory factory;
    private final Acquaintances acquaintances;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile TlsContext current;

    TlsContexts(TlsProfile profile) {
        this(profile, Clock.systemUTC());
    }

    TlsContexts(TlsProfile profile, Clock clock) {
        this(profile, Map.of(), Engines.choose(profile.policy().engine()), clock);
    }

    /**
     * Makes the contexts, and makes them anew whenever material changes.
     *
     * @param names whose keys are shown to clients that ask for these server names
     */
    TlsContexts(TlsProfile profile, Map<String, MaterialSource> names, SslProvider engine, Clock clock) {
        this.profile = profile;
        this.names = Map.copyOf(names);
        this.factory = new ContextFactory(profile.policy(), engine, clock);
        this.acquaintances =
                new Acquaintances(profile.material(), profile.policy().onReload());
        this.current = create();
        profile.material().onChange(this::reload);
        names.values().stream().distinct().forEach(source -> source.onChange(this::reload));
    }

    private TlsContext create() {
        var keys = new HashMap<String, KeyMaterial>();
        names.forEach((name, source) -> source.current().key().ifPresent(key -> keys.put(name, key)));
        return factory.create(profile.material().current(), keys, acquaintances);
    }

    /** For channels that are made now; those that live keep what they were made with. */
    TlsContext current() {
        return current;
    }

    /** What a server behind an endpoint must be called. */
    String expectedName(SslEndpoint endpoint) {
        return profile.policy().expectedName().orElse(host(endpoint));
    }

    /** The host of an endpoint; none is loopback. */
    static String host(SslEndpoint endpoint) {
        return endpoint.host().isEmpty() ? LOOPBACK : endpoint.host();
    }

    /** Several sources may change at once; the thread that comes first does it for those that come meanwhile. */
    private void reload() {
        if (changes.getAndIncrement() > 0) {
            return;
        }
        int done = 1;
        try {
            do {
                current = create();
                acquaintances.judgeAgain(current.judge());
                done = changes.addAndGet(-done);
            } while (done > 0);
        } catch (RuntimeException e) {
            changes.set(0); // the last good contexts stay, and the next change is taken
            throw e;
        }
    }
}
