package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.TlsProfile;
import io.netty.handler.ssl.SslProvider;
import java.time.Clock;

/** The contexts of the newest material. Owned by its transport, used by many threads without locks. */
final class TlsContexts {
    private static final String LOOPBACK = "localhost";

    private final TlsProfile profile;
    private final ContextFactory factory;
    private volatile TlsContext current;

    TlsContexts(TlsProfile profile) {
        this(profile, Clock.systemUTC());
    }

    TlsContexts(TlsProfile profile, Clock clock) {
        this(profile, Engines.choose(profile.policy().engine()), clock);
    }

    TlsContexts(TlsProfile profile, SslProvider engine) {
        this(profile, engine, Clock.systemUTC());
    }

    private TlsContexts(TlsProfile profile, SslProvider engine, Clock clock) {
        this.profile = profile;
        this.factory = new ContextFactory(profile.policy(), engine, clock);
        this.current = factory.create(profile.material().current());
        profile.material().onChange(this::reload);
    }

    /** For channels that are made now; those that live keep what they were made with. */
    TlsContext current() {
        return current;
    }

    /** What a server behind an endpoint must be called. */
    String expectedName(SslEndpoint endpoint) {
        var host = endpoint.host().isEmpty() ? LOOPBACK : endpoint.host();
        return profile.policy().expectedName().orElse(host);
    }

    /** Called by one thread at a time, as the source promises. */
    private void reload() {
        current = factory.create(profile.material().current());
    }
}
