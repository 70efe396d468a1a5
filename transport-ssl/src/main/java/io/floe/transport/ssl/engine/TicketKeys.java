package io.floe.transport.ssl.engine;

import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The keys of the session tickets that BoringSSL hands out. Left alone it takes its own for two days, and over TLS 1.3 a
 * ticket as long; here a key is replaced after half of the session timeout and forgotten after the whole of it, and with it
 * its tickets. Owned by its {@link ServerContext}; event loops renew the keys without locks.
 */
final class TicketKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OpenSslSessionContext sessions;
    private final Duration timeout;
    private final Clock clock;
    private final AtomicReference<Pair> keys;

    TicketKeys(OpenSslSessionContext sessions, Duration timeout, Clock clock) {
        this.sessions = sessions;
        this.timeout = timeout;
        this.clock = clock;
        var first = new Pair(clock.instant(), fresh(), fresh());
        this.keys = new AtomicReference<>(first);
        use(first);
    }

    /** The newest seals tickets, both open them. */
    private record Pair(Instant since, OpenSslSessionTicketKey newest, OpenSslSessionTicketKey before) {}

    /** Before each handshake: nobody need wake up for it. */
    void renew() {
        Pair now = Objects.requireNonNull(keys.get());
        Instant time = clock.instant();
        Duration age = Duration.between(now.since(), time);
        if (age.compareTo(timeout.dividedBy(2)) < 0) {
            return;
        }
        Pair next = new Pair(time, fresh(), age.compareTo(timeout) < 0 ? now.newest() : fresh());
        if (keys.compareAndSet(now, next)) {
            use(next);
        }
    }

    private void use(Pair pair) {
        sessions.setTicketKeys(pair.newest(), pair.before());
    }

    private static OpenSslSessionTicketKey fresh() {
        return new OpenSslSessionTicketKey(
                random(OpenSslSessionTicketKey.NAME_SIZE),
                random(OpenSslSessionTicketKey.HMAC_KEY_SIZE),
                random(OpenSslSessionTicketKey.AES_KEY_SIZE));
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
