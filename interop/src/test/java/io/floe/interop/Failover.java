package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.floe.Communicator;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.wire.OperationMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One of two servers goes while calls go on: no call may fail that need not. */
@Timeout(120)
abstract class Failover {
    private final PeerKind kind;

    Failover(PeerKind kind) {
        this.kind = kind;
    }

    @Test
    void shouldLoseNoIdempotentCallWhenAnIceServerIsKilled() {
        try (PeerProcess first = PeerProcess.start(kind);
                PeerProcess second = PeerProcess.start(kind);
                Communicator floe = Communicator.create();
                SteadyCalls calls = SteadyCalls.start(over(floe, first, second), OperationMode.IDEMPOTENT)) {
            calls.awaitAnswersOf("first", "second");

            first.kill();
            calls.awaitMore("second");

            assertThat(calls.end()).isEmpty();
        }
    }

    @Test
    void shouldLoseNoCallAtAllWhenAnIceServerStopsGracefully() {
        try (PeerProcess first = PeerProcess.start(kind);
                PeerProcess second = PeerProcess.start(kind);
                Communicator floe = Communicator.create();
                SteadyCalls calls = SteadyCalls.start(over(floe, first, second), OperationMode.NORMAL)) {
            calls.awaitAnswersOf("context");

            first.ok("deactivate", "first");
            calls.awaitMore("context");

            assertThat(calls.end()).isEmpty();
        }
    }

    private static Proxy over(Communicator floe, PeerProcess first, PeerProcess second) {
        return floe.proxy(
                "target:" + first.ok("listen", "first", "tcp -p 0") + ":" + second.ok("listen", "second", "tcp -p 0"));
    }

    @Test
    void shouldLetAnIceClientFailOverWhenAFloeServerIsKilled() {
        try (PeerProcess first = PeerProcess.start(PeerKind.FLOE);
                PeerProcess second = PeerProcess.start(PeerKind.FLOE);
                PeerProcess ice = PeerProcess.start(kind, "--Ice.Trace.Network=1", "--Ice.Trace.Retry=1")) {
            String one = first.ok("listen", "first", "tcp -h 127.0.0.1 -p 0");
            String other = second.ok("listen", "second", "tcp -h 127.0.0.1 -p 0");
            ice.ok("begin", "target:" + one + ":" + other, "idempotent");
            await().until(() -> !ice.ok("progress").isEmpty());

            boolean usesFirst = ice.ok("progress").startsWith("first=");
            (usesFirst ? first : second).kill();
            String survivor = usesFirst ? "second=" : "first=";
            await().until(() -> ice.ok("progress").contains(survivor));

            assertThat(ice.ok("end")).contains("first=", "second=").endsWith("failed=0 []");
            assertThat(ice.log())
                    .anyMatch(line -> line.contains("closed tcp connection"))
                    .anyMatch(line -> line.contains("retrying operation call"));
        }
    }

    @Test
    void shouldLetAnIceClientMoveWithoutALostCallWhenAFloeServerStopsGracefully() {
        FloeTarget first = new FloeTarget("first");
        FloeTarget second = new FloeTarget("second");
        try (Communicator floe = Communicator.create();
                PeerProcess ice = PeerProcess.start(kind)) {
            ObjectAdapter one = serve(floe, first);
            ObjectAdapter other = serve(floe, second);
            ice.ok("begin", "target:" + IceCallsFloe.text(one) + ":" + IceCallsFloe.text(other), "normal");
            await().until(() -> first.calls() + second.calls() > 100);

            boolean usesFirst = first.calls() > 0;
            (usesFirst ? one : other).deactivate().join();
            FloeTarget survivor = usesFirst ? second : first;
            await().until(() -> survivor.calls() > 100);

            assertThat(ice.ok("end")).endsWith("failed=0 []");
        }
    }

    private static ObjectAdapter serve(Communicator floe, FloeTarget target) {
        ObjectAdapter adapter = floe.adapter("A", "tcp -h 127.0.0.1 -p 0").add("target", target);
        return adapter.activate().join();
    }
}
