package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.floe.Communicator;
import io.floe.Connection;
import io.floe.Dispatcher;
import io.floe.EndpointState;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.wire.IceReader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ends of connections, callbacks over them and heartbeats on them, in both roles. */
@Timeout(120)
abstract class IceConnections {
    private final PeerKind kind;
    private Communicator floe;

    IceConnections(PeerKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        floe = Communicator.create();
    }

    @AfterEach
    void stop() {
        floe.close();
    }

    private String serve(FloeTarget target) {
        ObjectAdapter adapter = floe.adapter("F", "tcp -h 127.0.0.1 -p 0").add("target", target);
        adapter.activate().join();
        return "target:" + IceCallsFloe.text(adapter);
    }

    private Proxy proxy(PeerProcess ice) {
        return floe.proxy("target:" + ice.ok("listen", "A", "tcp -p 0"));
    }

    private static CompletableFuture<Reply> hold(Proxy target) {
        return target.invoke("hold", out -> out.writeInt(5));
    }

    private static int result(CompletableFuture<Reply> reply) {
        return reply.join().read(IceReader::readInt);
    }

    @Test
    void shouldGetItsAnswerBeforeTheIceServerCloses() {
        try (PeerProcess ice = PeerProcess.start(kind)) {
            CompletableFuture<Reply> held = hold(proxy(ice));
            ice.ok("awaitHeld", "A");

            CompletableFuture<String> deactivated = ice.later("releaseAndDeactivate", "A");

            assertThat(result(held)).isEqualTo(5);
            deactivated.join();
        }
    }

    @Test
    void shouldAnswerTheIceClientBeforeItCloses() {
        FloeTarget target = new FloeTarget("F");
        ObjectAdapter adapter = floe.adapter("G", "tcp -h 127.0.0.1 -p 0").add("target", target);
        adapter.activate().join();
        try (PeerProcess ice = PeerProcess.start(kind)) {
            CompletableFuture<String> held = ice.later("hold", "target:" + IceCallsFloe.text(adapter), 5);
            target.held().join();

            CompletableFuture<Void> deactivated = adapter.deactivate();
            target.release();

            assertThat(held.join()).isEqualTo("5");
            deactivated.join();
        }
    }

    @Test
    void shouldGetItsAnswerBeforeItClosesAsAClient() {
        try (PeerProcess ice = PeerProcess.start(kind);
                Communicator closing = Communicator.create()) {
            CompletableFuture<Reply> held = hold(closing.proxy("target:" + ice.ok("listen", "A", "tcp -p 0")));
            ice.ok("awaitHeld", "A");

            CompletableFuture<Void> closed = closing.shutdown();
            ice.ok("release", "A");

            assertThat(result(held)).isEqualTo(5);
            closed.join();
        }
    }

    @Test
    void shouldGoOnAfterTheIceClientClosedGracefully() {
        String target = serve(new FloeTarget("F"));
        try (PeerProcess ice = PeerProcess.start(kind)) {
            ice.ok("ping", target);
            ice.ok("watch", target);
            ice.ok("close", target);

            assertThat(ice.ok("awaitClosed")).isEqualTo("true");
            assertThat(ice.ok("next", target, 1)).isEqualTo("2");
        }
    }

    @Test
    void shouldBeCalledBackByTheIceServer() {
        try (PeerProcess ice = PeerProcess.start(kind)) {
            Proxy target = proxy(ice).withBalancer("sticky");
            attachCallback(target);
            target.invoke("register", out -> out.writeString("callback")).join();

            assertThat(ice.ok("ask", "A", 7)).isEqualTo("70");
        }
    }

    @Test
    void shouldAnswerANestedCallbackOfTheIceServer() {
        try (PeerProcess ice = PeerProcess.start(kind)) {
            Proxy target = proxy(ice).withBalancer("sticky");
            attachCallback(target);

            CompletableFuture<Reply> nested = target.invoke("nested", out -> {
                out.writeString("callback");
                out.writeInt(7);
            });

            assertThat(result(nested)).isEqualTo(71);
        }
    }

    private void attachCallback(Proxy target) {
        ObjectAdapter callbacks = floe.adapter("callbacks", "").add("callback", Dispatcher.of(request -> {
            int n = request.read(IceReader::readInt);
            return request.reply(out -> out.writeInt(n * 10));
        }));
        Connection connection = target.connection().join();
        connection.attach(callbacks);
    }

    @Test
    void shouldCallTheIceClientBack() {
        FloeTarget target = new FloeTarget("F");
        String proxy = serve(target);
        try (PeerProcess ice = PeerProcess.start(kind)) {
            ice.ok("attach", proxy);

            CompletableFuture<Reply> asked = target.callback().join().invoke("ask", out -> out.writeInt(7));

            assertThat(result(asked)).isEqualTo(70);
        }
    }

    @Test
    void shouldCallTheIceClientBackWhileItWaits() {
        String proxy = serve(new FloeTarget("F"));
        try (PeerProcess ice = PeerProcess.start(kind)) {
            ice.ok("attach", proxy);

            assertThat(ice.ok("nested", proxy, 7)).isEqualTo("71");
        }
    }

    @Test
    void shouldTakeHeartbeatsOfAnIceServerThatIsBusy() {
        try (PeerProcess ice = PeerProcess.start(kind, "--Ice.ACM.Server.Timeout=1")) {
            CompletableFuture<Reply> held = hold(proxy(ice));
            ice.ok("awaitHeld", "A");

            // Ice sends a heartbeat every half second now; nothing but time can make it.
            await().during(Duration.ofMillis(1600))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !held.isDone());
            ice.ok("release", "A");

            assertThat(result(held)).isEqualTo(5);
        }
    }

    @Test
    void shouldTakeHeartbeatsOfAnIceClient() {
        FloeTarget target = new FloeTarget("F");
        String proxy = serve(target);
        try (PeerProcess ice = PeerProcess.start(
                kind, "--Ice.ACM.Client.Timeout=1", "--Ice.ACM.Client.Heartbeat=3", "--Ice.ACM.Client.Close=0")) {
            CompletableFuture<String> held = ice.later("hold", proxy, 5);
            target.held().join();

            await().during(Duration.ofMillis(1600))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !held.isDone());
            target.release();

            assertThat(held.join()).isEqualTo("5");
        }
    }

    @Test
    void shouldReconnectAfterAnIceServerClosedTheIdleConnection() {
        try (PeerProcess ice = PeerProcess.start(kind, "--Ice.ACM.Server.Timeout=1", "--Ice.ACM.Server.Close=1")) {
            Proxy target = proxy(ice);
            target.ping().join();

            await().until(() -> floe.endpoints().stream().noneMatch(status -> status.state() == EndpointState.UP));

            assertThat(Calls.next(target, 1)).isEqualTo(2);
        }
    }

    @Test
    void shouldServeAnIceClientThatClosedTheIdleConnection() {
        String proxy = serve(new FloeTarget("F"));
        try (PeerProcess ice = PeerProcess.start(kind, "--Ice.ACM.Client.Timeout=1")) {
            ice.ok("ping", proxy);
            ice.ok("watch", proxy);

            assertThat(ice.ok("awaitClosed")).isEqualTo("true");
            assertThat(ice.ok("next", proxy, 1)).isEqualTo("2");
        }
    }
}
