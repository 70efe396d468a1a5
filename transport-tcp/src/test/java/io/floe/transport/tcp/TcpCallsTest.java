package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.fault.ConfigurationException;
import io.floe.fault.Failure.Kind;
import io.floe.fault.InvocationException;
import io.floe.fault.InvocationTimeoutException;
import io.floe.fault.Outcome;
import io.floe.fault.OverloadException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.EncodingVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class TcpCallsTest {
    private static final byte[] VALIDATE = {0x49, 0x63, 0x65, 0x50, 1, 0, 1, 0, 3, 0, 14, 0, 0, 0};

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) { // peers before those who would wait for them
            open.get(i).close();
        }
    }

    private Communicator communicator() {
        return kept(Communicator.create());
    }

    private <C extends AutoCloseable> C kept(C closeable) {
        open.add(closeable);
        return closeable;
    }

    private String serve(Dispatcher dispatcher) {
        ObjectAdapter adapter =
                communicator().adapter("s", "tcp -h 127.0.0.1 -p 0").addDefault("", dispatcher);
        adapter.activate().join();
        return adapter.endpoints().get(0).toString();
    }

    private static InvocationException failure(CompletableFuture<?> call) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, call::join);
        return (InvocationException) Objects.requireNonNull(thrown.getCause());
    }

    @Test
    void shouldSayWhyAConnectionWasRefused() {
        for (int i = 0; i < 50; i++) {
            InvocationException exception = failure(communicatorOnce("tcp -h 127.0.0.1 -p 1"));

            assertThat(exception.attempts()).singleElement().satisfies(attempt -> {
                assertThat(attempt.failure().kind()).isEqualTo(Kind.REFUSED);
                assertThat(attempt.failure().reason()).contains("onnection refused");
            });
        }
    }

    private static CompletableFuture<Reply> communicatorOnce(String endpoint) {
        try (Communicator client = Communicator.builder().eventLoops(1).build()) {
            CompletableFuture<Reply> call = client.proxy("echo:" + endpoint).invoke("op");
            call.exceptionally(thrown -> new Reply(io.floe.wire.Encapsulation.empty(EncodingVersion.V1_1)))
                    .join();
            return call;
        }
    }

    @Test
    void shouldBoundWhatWaitsForAPeerThatNeverReads() throws IOException {
        ServerSocket server = kept(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Communicator client = communicator();
        Proxy proxy = client.proxy("echo:tcp -h 127.0.0.1 -p " + server.getLocalPort())
                .oneway()
                .withDeadline(Duration.ofSeconds(20));
        CompletableFuture<Void> connected = proxy.connect();
        Socket deaf = kept(server.accept());
        deaf.getOutputStream().write(VALIDATE);
        connected.join();
        byte[] bytes = new byte[100_000];
        CompletableFuture<Reply> last = new CompletableFuture<>();
        for (int i = 0; i < 1_000 && !last.isCompletedExceptionally(); i++) {
            last = proxy.invoke("op", out -> out.writeByteSeq(bytes));
        }
        InvocationException exception = failure(last);

        assertThat(exception).isInstanceOf(OverloadException.class);
        assertThat(exception.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(exception).hasMessageStartingWith("call 'op' on 'echo': too many bytes wait to be written");
    }

    @Test
    void shouldEndATwowayByItsDeadlineAlthoughThePeerNeitherReadsNorAnswers() throws IOException {
        ServerSocket server = kept(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Proxy proxy = communicator()
                .proxy("echo:tcp -h 127.0.0.1 -p " + server.getLocalPort())
                .withDeadline(Duration.ofMillis(300));
        CompletableFuture<Void> connected = proxy.connect();
        Socket deaf = kept(server.accept());
        deaf.getOutputStream().write(VALIDATE);
        connected.join();
        InvocationException exception = failure(proxy.invoke("op", out -> out.writeByteSeq(new byte[7_000_000])));

        assertThat(exception).isInstanceOf(InvocationTimeoutException.class);
        assertThat(exception).hasMessageContaining("no answer within 300 ms");
    }

    @Test
    void shouldCloseJustTheConnectionOfAStranger() throws IOException {
        String endpoint = serve(Dispatcher.of(request -> request.reply()));
        Proxy proxy = communicator().proxy("echo:" + endpoint);
        proxy.ping().join();
        int port = Integer.parseInt(endpoint.replaceAll(".*-p (\\d+).*", "$1"));
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
            stranger.setSoTimeout(10_000);
            InputStream in = stranger.getInputStream();
            assertThat(in.readNBytes(VALIDATE.length)).isEqualTo(VALIDATE);
            stranger.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(in.readAllBytes()).isEmpty();
        }

        proxy.ping().join();
    }

    /** Event loops carry on elsewhere: with one of them at either end, nothing else could answer the second call. */
    @Test
    void shouldServeOthersWhileUserCodeBlocks() {
        CountDownLatch dispatched = new CountDownLatch(1);
        CountDownLatch calledBack = new CountDownLatch(1);
        String endpoint = serve(Dispatcher.of(request -> {
            if (request.operation().equals("first")) {
                await(dispatched);
            } else {
                dispatched.countDown();
            }
            return request.reply();
        }));
        Communicator client =
                kept(Communicator.builder().property("floe.event-loops", "1").build());
        Proxy proxy = client.proxy("echo:" + endpoint);
        CompletableFuture<Void> first = proxy.invoke("first").thenRun(() -> await(calledBack));
        proxy.invoke("second").join();
        proxy.invoke("third").thenRun(calledBack::countDown).join();

        first.join();
    }

    @Test
    void shouldBearWhatUserCodeThrowsOnTheEventLoop() {
        String endpoint = serve(Dispatcher.of(request -> request.reply()));
        Communicator client =
                kept(Communicator.builder().callbackExecutor(Runnable::run).build());
        Proxy proxy = client.proxy("echo:" + endpoint);
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Reply> call = proxy.invoke("op");
            CompletableFuture<Reply> dependent = call.whenComplete((reply, thrown) -> {
                throw new IllegalStateException("user code");
            });
            assertThatThrownBy(dependent::join).hasRootCauseMessage("user code");
        }

        assertThat(client.endpoints()).singleElement().satisfies(status -> {
            assertThat(status.calls()).isEqualTo(20);
            assertThat(status.outstanding()).isZero();
        });
    }

    @Test
    void shouldTimeOutAsTheCallerWishes() {
        CountDownLatch released = new CountDownLatch(1);
        String endpoint = serve(request -> CompletableFuture.supplyAsync(() -> {
            await(released);
            return request.reply();
        }));
        Proxy proxy = communicator().proxy("echo:" + endpoint);
        CompletableFuture<Reply> call = proxy.invoke("op").orTimeout(50, TimeUnit.MILLISECONDS);

        assertThatThrownBy(call::join).hasCauseInstanceOf(TimeoutException.class);
        released.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldLeaveNoThreadBehind() throws InterruptedException {
        String word = "floe-";
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Communicator server = Communicator.create();
        ObjectAdapter adapter =
                server.adapter("s", "tcp -h 127.0.0.1 -p 0").addDefault("", Dispatcher.of(request -> request.reply()));
        adapter.activate().join();
        Communicator client = Communicator.create();
        Proxy proxy = client.proxy("echo:" + adapter.endpoints().get(0));
        proxy.ping().join();
        client.close();
        server.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && thread.getName().startsWith(word)) {
                thread.join(TimeUnit.SECONDS.toMillis(10));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }

        assertThat(failure(proxy.invoke("late"))).hasMessage("call 'late' on 'echo': the communicator is shut down");
    }

    @Test
    void shouldKeepTwoCommunicatorsApart() {
        String endpoint = serve(Dispatcher.of(request -> request.reply()));
        Communicator hasty = kept(Communicator.builder()
                .balancer("ordered")
                .properties(Map.of("Ice.Default.EncodingVersion", "1.0", "floe.deadline", "1s"))
                .build());
        Communicator patient = kept(Communicator.builder()
                .balancer("sticky")
                .properties(Map.of("Ice.Default.EncodingVersion", "1.1", "floe.deadline", "1h"))
                .build());
        Reply first = hasty.proxy("echo:" + endpoint).invoke("op").join();
        Reply second = patient.proxy("echo:" + endpoint).invoke("op").join();
        hasty.close();
        patient.proxy("echo:" + endpoint).ping().join();

        assertThat(first.results().encoding()).isEqualTo(EncodingVersion.V1_0);
        assertThat(second.results().encoding()).isEqualTo(EncodingVersion.V1_1);
        assertThat(hasty.endpoints())
                .singleElement()
                .satisfies(status -> assertThat(status.calls()).isEqualTo(1));
    }

    @Test
    void shouldRefuseABalancerThatNobodyProvides() {
        assertThatThrownBy(() -> Communicator.builder().balancer("best").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("balancer: 'best' (expected: one of [consistent_hash, least_request, ordered, peak_ewma,"
                        + " random, round_robin, sticky, weighted_round_robin])");
    }
}
