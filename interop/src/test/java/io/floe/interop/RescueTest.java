package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.endpoint.EndpointText;
import io.floe.wire.OperationMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Calls that are sent twice over sockets whose event loops are two threads: each connection gets the next loop, so that the
 * two answers race for the call.
 */
class RescueTest {
    private static final int ROUNDS = 20;

    /** A server that answers, or keeps its calls until it is let go. */
    private static final class Server {
        final ConcurrentLinkedQueue<CompletableFuture<Void>> kept = new ConcurrentLinkedQueue<>();
        volatile boolean keeps;

        String start(Communicator communicator, String name) {
            Dispatcher keeping = request -> {
                CompletableFuture<Void> gate = new CompletableFuture<>();
                if (keeps) { // pings are answered beside it
                    kept.add(gate);
                } else {
                    gate.complete(null);
                }
                return gate.thenApply(open -> request.reply());
            };
            ObjectAdapter adapter =
                    communicator.adapter(name, "tcp -h 127.0.0.1 -p 0").addDefault("", keeping);
            adapter.activate().join();
            return ":" + EndpointText.of(adapter.endpoints().get(0));
        }

        void letGo() {
            keeps = false;
            for (var gate = kept.poll(); gate != null; gate = kept.poll()) {
                gate.complete(null);
            }
        }
    }

    private static List<CompletableFuture<Reply>> calls(Proxy proxy, int number) {
        List<CompletableFuture<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            calls.add(proxy.invoke("read", OperationMode.IDEMPOTENT, out -> {}));
        }
        return calls;
    }

    private static void await(List<CompletableFuture<Reply>> calls) throws Exception {
        CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).get(30, TimeUnit.SECONDS);
    }

    @Test
    void shouldAnswerEachCallOnceWhicheverLoopIsFirst() throws Exception {
        Server good = new Server();
        Server bad = new Server();
        try (Communicator serving = Communicator.create();
                Communicator client = Communicator.builder().eventLoops(2).build()) {
            Proxy proxy = client.proxy("o" + good.start(serving, "good") + bad.start(serving, "bad"));
            for (int round = 0; round < ROUNDS; round++) {
                await(calls(proxy, 50)); // what is usual is known from now on
                bad.keeps = true;
                List<CompletableFuture<Reply>> rescued = calls(proxy, 8);
                if (round % 2 == 0) {
                    await(rescued); // by the good one alone
                    bad.letGo();
                } else {
                    bad.letGo(); // while they are being sent once more, or not yet
                    await(rescued);
                }
            }

            assertThat(client.endpoints()).allSatisfy(one -> {
                assertThat(one.failures()).isZero();
                assertThat(one.connections()).isEqualTo(1);
            });
        }
    }
}
