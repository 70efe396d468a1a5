package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Counts handshakes in memory, both ends on one thread, mutual authentication, EC P-256: run by hand. */
final class HandshakeBench {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 1000;

    private HandshakeBench() {}

    public static void main(String[] arguments) {
        for (var engine : List.of(EngineChoice.NATIVE, EngineChoice.JDK)) {
            for (var protocol : List.of("TLSv1.2", "TLSv1.3")) {
                var server = World.context(
                        World.policy(engine, ClientAuthentication.NEED, protocol),
                        World.material(1, World.SERVER, World.trust(World.ROOT)));
                var client = World.context(
                        World.policy(engine, ClientAuthentication.NONE, protocol),
                        World.material(1, World.CLIENT, World.trust(World.ROOT)));
                double full = rate(client, server, true);
                double resumed = rate(client, server, false);
                System.out.printf(
                        Locale.ROOT,
                        "%s %s full %.0f/s resumed %.0f/s ratio %.1f%n",
                        engine,
                        protocol,
                        full,
                        resumed,
                        resumed / full);
            }
        }
    }

    private static double rate(TlsContext client, TlsContext server, boolean full) {
        run(client, server, full, WARM_UP);
        long start = System.nanoTime();
        run(client, server, full, MEASURED);
        return MEASURED * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    }

    private static void run(TlsContext client, TlsContext server, boolean full, int count) {
        for (int i = 0; i < count; i++) {
            var one = Wire.to(World.PORT, (wire, up) -> client.client(wire, World.HOST, up));
            var other = Wire.to(5000, server::server);
            Wire.carry(one, other);
            other.writeOutbound(Unpooled.copiedBuffer(new byte[] {1}));
            Wire.carry(one, other);
            one.close();
            Wire.carry(one, other);
            if (full) {
                new SessionShelf(client.client(), World.HOST, World.PORT).clear();
            }
        }
    }
}
