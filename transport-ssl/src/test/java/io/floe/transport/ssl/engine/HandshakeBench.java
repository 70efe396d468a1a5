package io.floe.transport.ssl.engine;

import io.floe.spi.ChannelAttributes;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.HandshakeFacts;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Counts handshakes in memory, both ends on one thread, each showing the other a P-256 certificate and judging it: run by
 * {@code benchmarks/handshakes}. A handshake is only counted if both ends say that it was of the kind that is measured.
 */
final class HandshakeBench {
    private static final int WARM_UP = 1500;
    private static final int ROUNDS = 7;
    private static final int HANDSHAKES = 300;

    private final TlsContext client;
    private final TlsContext server;

    private HandshakeBench(EngineChoice engine, String protocol) {
        server = World.context(
                World.policy(engine, ClientAuthentication.NEED, protocol),
                World.material(1, World.SERVER, World.trust(World.ROOT)));
        client = World.context(
                World.policy(engine, ClientAuthentication.NONE, protocol),
                World.material(1, World.CLIENT, World.trust(World.ROOT)));
    }

    public static void main(String[] arguments) {
        System.out.println("| engine | TLS | full | resumed | ratio | bytes full | resumed |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (var engine : List.of(EngineChoice.NATIVE, EngineChoice.JDK)) {
            for (var protocol : List.of("TLSv1.3", "TLSv1.2")) {
                System.out.println(new HandshakeBench(engine, protocol).row(engine, protocol));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%nhandshakes a second, both ends on one thread; median of %d rounds of %d; resumption seen by both ends"
                        + " of each, and never where a full handshake was counted%n",
                ROUNDS,
                HANDSHAKES);
    }

    private String row(EngineChoice engine, String protocol) {
        run(WARM_UP, false);
        run(WARM_UP, true);
        var full = new double[ROUNDS];
        var resumed = new double[ROUNDS];
        long fullBytes = 0;
        long resumedBytes = 0;
        for (int i = 0; i < ROUNDS; i++) { // in turns, so that a slower minute slows both
            long start = System.nanoTime();
            fullBytes += run(HANDSHAKES, false);
            long middle = System.nanoTime();
            resumedBytes += run(HANDSHAKES, true);
            full[i] = perSecond(middle - start);
            resumed[i] = perSecond(System.nanoTime() - middle);
        }
        int all = ROUNDS * HANDSHAKES;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %,.0f | %.1f | %,d | %,d |",
                engine == EngineChoice.NATIVE
                        ? "BoringSSL"
                        : "JDK " + Runtime.version().feature(),
                protocol.replace("TLSv", ""),
                median(full),
                median(resumed),
                median(resumed) / median(full),
                fullBytes / all,
                resumedBytes / all);
    }

    private static double perSecond(long nanos) {
        return HANDSHAKES * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    private static double median(double[] rates) {
        var sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Shakes hands again and again; tells how many bytes went over the wire. */
    private long run(int count, boolean resuming) {
        long bytes = 0;
        if (resuming) {
            connect(); // to have a session
        }
        for (int i = 0; i < count; i++) {
            if (!resuming) {
                new SessionShelf(client.client(), World.HOST, World.PORT).clear();
            }
            bytes += connect(resuming);
        }
        return bytes;
    }

    private long connect(boolean resuming) {
        var ends = connect();
        for (var end : ends) {
            var session = end.attr(ChannelAttributes.SSL_SESSION).get();
            if (session == null) {
                throw new IllegalStateException("handshake: failed (expected: success)", end.failure());
            }
            if (HandshakeFacts.of(session).resumed() != resuming) {
                throw new IllegalStateException(
                        "handshake: " + (resuming ? "full (expected: resumed)" : "resumed (expected: full)"));
            }
        }
        return ends.stream().mapToLong(Wire::carried).sum();
    }

    /** One connection, and the byte with which TLS 1.3 brings its tickets. */
    private List<Wire> connect() {
        var one = Wire.to(World.PORT, (wire, up) -> client.client(wire, World.HOST, up));
        var other = Wire.to(5000, server::server);
        Wire.carry(one, other);
        other.writeOutbound(Unpooled.copiedBuffer(new byte[] {1}));
        Wire.carry(one, other);
        one.close();
        Wire.carry(one, other);
        return List.of(one, other);
    }
}
