package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.testkit.LeakCheck;
import io.floe.wire.IceReader;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that cross threads in every way at once: each must end, so that no hand-over may be lost. */
@ExtendWith(LeakCheck.class)
@Timeout(90)
class HandOverTest {
    private static final int CALLERS = 8;
    private static final int CALLS = 400;

    private static Communicator communicator(boolean direct) {
        CommunicatorOptions options = Communicator.builder().deadline(Duration.ofSeconds(40));
        return (direct ? options.callbackExecutor(Runnable::run).dispatchExecutor(Runnable::run) : options).build();
    }

    private static ObjectAdapter serve(Communicator server) {
        return server.adapter("Echo", "tcp -h 127.0.0.1")
                .add("echo", Dispatcher.of(request -> {
                    int number = request.read(IceReader::readInt);
                    return request.reply(out -> out.writeInt(number));
                }))
                .activate()
                .join();
    }

    private static CompletableFuture<Integer> echo(Proxy proxy, int number) {
        return proxy.invoke("echo", OperationMode.IDEMPOTENT, out -> out.writeInt(number))
                .thenApply(reply -> reply.read(IceReader::readInt));
    }

    private static void inParallel(int threads, Runnable task) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        AtomicInteger failed = new AtomicInteger();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(task, "caller-" + i);
            thread.setUncaughtExceptionHandler((on, thrown) -> {
                thrown.printStackTrace();
                failed.incrementAndGet();
            });
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(failed).as("callers that failed").hasValue(0);
    }

    @ParameterizedTest(name = "direct: {0}")
    @ValueSource(booleans = {false, true})
    void shouldAnswerManyCallersOnOneConnection(boolean direct) throws Exception {
        try (var server = communicator(direct);
                var client = communicator(direct)) {
            Proxy proxy = client.proxy("echo:" + serve(server).endpoints().get(0));
            inParallel(CALLERS, () -> {
                for (int i = 0; i < CALLS; i++) {
                    assertThat(echo(proxy, i).join()).isEqualTo(i);
                }
            });
        }
    }

    @ParameterizedTest(name = "direct: {0}")
    @ValueSource(booleans = {false, true})
    void shouldEndEveryCallThatIsCancelledOrOutOfTime(boolean direct) throws Exception {
        try (var server = communicator(direct);
                var client = communicator(direct)) {
            Proxy proxy = client.proxy("echo:" + serve(server).endpoints().get(0));
            Proxy hasty = proxy.withDeadline(Duration.ofMillis(1));
            AtomicInteger ended = new AtomicInteger();
            inParallel(CALLERS, () -> {
                for (int i = 0; i < CALLS; i++) {
                    CompletableFuture<Integer> call = echo(i % 3 == 0 ? hasty : proxy, i);
                    if (i % 3 == 1) {
                        call.cancel(false);
                    }
                    call.handle((reply, thrown) -> ended.incrementAndGet()).join();
                }
            });
            assertThat(ended).hasValue(CALLERS * CALLS);
            assertThat(echo(proxy, 7).join()).isEqualTo(7);
        }
    }

    @ParameterizedTest(name = "direct: {0}")
    @ValueSource(booleans = {false, true})
    void shouldAnswerCallsThatCompletionsIssue(boolean direct) throws Exception {
        try (var server = communicator(direct);
                var client = communicator(direct)) {
            Proxy proxy = client.proxy("echo:" + serve(server).endpoints().get(0));
            CountDownLatch chains = new CountDownLatch(64);
            for (int i = 0; i < 64; i++) {
                chain(proxy, 100, chains);
            }
            assertThat(chains.await(60, TimeUnit.SECONDS)).as("all chains end").isTrue();
        }
    }

    @Test
    void shouldAnswerOthersWhileAHandlerBlocks() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (var server = Communicator.builder().eventLoops(1).build();
                var victim = communicator(false);
                var client = communicator(false)) {
            ObjectAdapter adapter = serve(server).add("stuck", Dispatcher.of(request -> {
                blocked.countDown();
                await(release);
                return request.reply();
            }));
            String endpoint = ":" + adapter.endpoints().get(0);
            var stuck = victim.proxy("stuck" + endpoint).invoke("op");
            blocked.await();
            for (int i = 0; i < 100; i++) {
                assertThat(echo(client.proxy("echo" + endpoint), i).join()).isEqualTo(i);
            }
            assertThat(stuck).isNotDone();
            release.countDown();
            stuck.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void chain(Proxy proxy, int left, CountDownLatch chains) {
        echo(proxy, left).whenComplete((reply, thrown) -> {
            if (left > 0 && thrown == null) {
                chain(proxy, left - 1, chains);
            } else if (thrown == null) {
                chains.countDown();
            }
        });
    }

    @ParameterizedTest(name = "direct: {0}")
    @ValueSource(booleans = {false, true})
    void shouldAnswerAllWhileConnectionsComeAndGo(boolean direct) throws Exception {
        try (var one = communicator(direct);
                var other = communicator(direct);
                var client = communicator(direct)) {
            Proxy proxy = client.proxy("echo:" + serve(one).endpoints().get(0) + ":"
                    + serve(other).endpoints().get(0));
            proxy.connect().join();
            CountDownLatch under = new CountDownLatch(1);
            Thread closer = new Thread(() -> {
                while (under.getCount() > 0) {
                    proxy.connection()
                            .thenCompose(connection -> connection.close())
                            .exceptionally(gone -> null)
                            .join();
                }
            });
            closer.start();
            try {
                inParallel(4, () -> {
                    for (int i = 0; i < CALLS / 20; i++) { // an endpoint is dialled twice a second at most
                        try {
                            assertThat(echo(proxy, i).join()).isEqualTo(i);
                        } catch (CompletionException e) {
                            throw new AssertionError("call " + i + " over connections that close gracefully", e);
                        }
                    }
                });
            } finally {
                under.countDown();
                closer.join();
            }
        }
    }
}
