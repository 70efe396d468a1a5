package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.fault.InvocationTimeoutException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.Identity;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers that drive the event loop while they wait: each call must end, whoever leads when its answer comes. */
@ExtendWith(LeakCheck.class)
@Timeout(90)
class LeadingCallersTest {
    private static final int CALLS = 2_000;
    private static final OperationMode MODE = OperationMode.IDEMPOTENT;

    /** Threads on which answers were told: the callers' own, where they led. */
    private final Set<String> leaders = ConcurrentHashMap.newKeySet();

    private final Queue<CompletableFuture<Reply>> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Void>> unwaited = new ConcurrentLinkedQueue<>();
    private final Communicator server = Communicator.create();
    private final Communicator client = Communicator.builder()
            .property("floe.event-loops", "1")
            .deadline(Duration.ofSeconds(40))
            .build();
    private ObjectAdapter adapter;
    private Proxy proxy;

    @BeforeEach
    void serve() {
        adapter = server.adapter("Echo", "tcp -h 127.0.0.1")
                .add("echo", Dispatcher.of(request -> {
                    int number = request.read(IceReader::readInt);
                    return request.reply(out -> out.writeInt(number));
                }))
                .add("never", request -> {
                    CompletableFuture<Reply> answer = new CompletableFuture<>();
                    unanswered.add(answer);
                    return answer;
                })
                .activate()
                .join();
        proxy = client.proxy("echo:" + adapter.endpoints().get(0))
                .withObserver(answer -> leaders.add(Thread.currentThread().getName()));
    }

    @AfterEach
    void close() {
        unanswered.forEach(answer -> answer.cancel(false)); // for which closing would wait
        client.close();
        server.close();
    }

    private CompletableFuture<Reply> echo(int number) {
        return proxy.invoke("echo", MODE, out -> out.writeInt(number));
    }

    private static int number(Reply reply) {
        return reply.read(IceReader::readInt);
    }

    /** Calls until this thread leads, as one who calls alone and again and again does soon. */
    private void becomeLeader() {
        leaders.clear();
        String me = Thread.currentThread().getName();
        for (int i = 0; !leaders.contains(me); i++) {
            assertThat(number(echo(i).join())).isEqualTo(i);
        }
    }

    @Test
    void shouldLetOneWhoCallsAloneLead() {
        becomeLeader();

        assertThat(leaders).contains(Thread.currentThread().getName());
    }

    @Test
    void shouldAnswerCallersThatWaitInEveryWay() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        AtomicInteger right = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(i);
            Thread thread = new Thread(() -> callInEveryWay(random, right), "caller-" + i);
            threads.add(thread);
            thread.start();
            if (i == 0) {
                thread.join(); // alone at first
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(right).hasValue(3 * CALLS);
    }

    private void callInEveryWay(RandomGenerator random, AtomicInteger right) {
        for (int i = 0; i < CALLS; i++) {
            if (callInSomeWay(i, random.nextInt(24)) == i) {
                right.incrementAndGet();
            }
        }
    }

    /** Mostly by {@code join}, so that who is alone leads again. */
    private int callInSomeWay(int i, int way) {
        return switch (way) {
            case 0 -> echo(i).thenApply(LeadingCallersTest::number).join();
            case 1 -> {
                var one = echo(i);
                CompletableFuture.allOf(one, echo(i + 1)).join();
                yield number(one.join());
            }
            case 2 -> {
                try {
                    yield number(echo(i).get(40, TimeUnit.SECONDS));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
            case 3 -> {
                echo(i).cancel(false);
                yield number(echo(i).join());
            }
            case 4 -> {
                proxy.oneway().invoke("echo", MODE, out -> out.writeInt(i)).join();
                yield number(echo(i).join());
            }
            default -> number(echo(i).join());
        };
    }

    @Test
    void shouldLetOneWhoConnectsAgainAndAgainLead() {
        String me = Thread.currentThread().getName();
        for (int i = 0; !leaders.contains(me); i++) {
            connectCallAndClose("again-" + i, i, 0);
        }

        assertThat(leaders).contains(me);
    }

    @Test
    void shouldEndEachConnectionThatCallersOpenAndCloseInEveryWay() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            String who = "opener-" + i + "-";
            Thread thread = new Thread(
                    () -> {
                        for (int n = 0; n < 200; n++) {
                            connectCallAndClose(who + n, n, n % 9);
                            ended.incrementAndGet();
                        }
                    },
                    who);
            threads.add(thread);
            thread.start();
            if (i == 0) {
                thread.join(); // alone at first
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(ended).hasValue(3 * 200);
        assertThat(unwaited)
                .isNotEmpty()
                .allSatisfy(closed -> assertThat(closed).succeedsWithin(Duration.ofSeconds(40)));
    }

    /** Mostly by {@code join}, so that who is alone leads. */
    private void connectCallAndClose(String id, int number, int way) {
        Proxy fresh = proxy.withConnectionId(id);
        CompletableFuture<Reply> reply = fresh.invoke("echo", MODE, out -> out.writeInt(number));
        if (way == 1) {
            reply.thenRun(() -> {}).join();
        } else if (way == 2) {
            CompletableFuture.allOf(reply).join(); // attaches itself unseen: the loop's own thread must find the work
        }
        assertThat(number(reply.join())).isEqualTo(number);
        CompletableFuture<Void> closed = fresh.connection().join().close();
        if (way == 3) {
            closed.thenRun(() -> {}).join();
        } else if (way == 4) {
            CompletableFuture.allOf(closed).join();
        } else if (way == 5) {
            assertThat(closed).succeedsWithin(Duration.ofSeconds(40));
        } else if (way == 6) {
            unwaited.add(closed);
            return;
        }
        closed.join();
    }

    @Test
    void shouldEndTheCallOfALeaderWhoseTimeIsUp() {
        Proxy hasty = proxy.withIdentity(new Identity("never", "")).withDeadline(Duration.ofMillis(30));
        for (int i = 0; i < 5; i++) {
            becomeLeader();
            assertThatThrownBy(() -> hasty.invoke("op").join()).hasCauseInstanceOf(InvocationTimeoutException.class);
        }
    }

    @Test
    void shouldWakeALeaderWhoseFutureSomebodyElseCompletes() {
        Reply other = new Reply(Encapsulation.empty(EncodingVersion.V1_1));
        Proxy never = proxy.withIdentity(new Identity("never", ""));
        becomeLeader();
        CompletableFuture<Reply> completed = never.invoke("op");
        new Thread(() -> completed.complete(other)).start();
        assertThat(completed.join()).isSameAs(other);

        becomeLeader();
        CompletableFuture<Reply> cancelled = never.invoke("op");
        new Thread(() -> cancelled.cancel(true)).start();
        assertThatThrownBy(cancelled::join).isInstanceOf(java.util.concurrent.CancellationException.class);

        becomeLeader();
        CompletableFuture<Reply> timed = never.invoke("op").completeOnTimeout(other, 5, TimeUnit.MILLISECONDS);
        assertThat(timed.join()).isSameAs(other);

        becomeLeader();
        CompletableFuture<Reply> supplied = never.invoke("op");
        supplied.completeAsync(() -> other, task -> new Thread(task).start());
        assertThat(supplied.join()).isSameAs(other);
    }

    /** The answer comes only after the peer's own call was served, for which user code must run here. */
    @Test
    void shouldServeCallbacksWhileItWaits() {
        adapter.add(
                "back",
                request -> request.connection()
                        .proxy(new Identity("here", ""))
                        .invoke("op")
                        .thenApply(reply -> request.reply()));
        Set<String> servants = ConcurrentHashMap.newKeySet();
        ObjectAdapter here = client.adapter("Here", "").add("here", Dispatcher.of(request -> {
            servants.add(Thread.currentThread().getName());
            return request.reply();
        }));
        proxy.connection().join().attach(here);
        for (int i = 0; i < 5; i++) { // each makes the loop keep its own thread for 100 ms
            becomeLeader();
            proxy.withIdentity(new Identity("back", "")).invoke("op").join();
        }

        assertThat(servants).isNotEmpty().doesNotContain(Thread.currentThread().getName());
    }

    /** {@code allOf} attaches itself unseen: its dependents would run where its last part completes. */
    @Test
    void shouldRunNoDependentOfOthersOnTheThreadOfALeader() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 10; i++) {
            becomeLeader();
            AtomicBoolean attached = new AtomicBoolean();
            CompletableFuture<Void> both = CompletableFuture.allOf(echo(i), echo(i))
                    .thenRun(() -> {
                        if (attached.get()) { // else it was too late, and runs here
                            threads.add(Thread.currentThread());
                        }
                    });
            attached.set(true);
            echo(i).join(); // brings their answers as well
            both.join();
        }

        assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    @Test
    void shouldServeOthersWhileALeaderWaitsForLong() throws InterruptedException {
        Proxy never = proxy.withIdentity(new Identity("never", ""));
        becomeLeader();
        CompletableFuture<Reply> slow = never.invoke("op");
        CountDownLatch done = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                assertThat(number(echo(i).join())).isEqualTo(i);
            }
            done.countDown();
            slow.cancel(false);
        });
        other.start();
        assertThatThrownBy(slow::join).isInstanceOf(java.util.concurrent.CancellationException.class);
        other.join();

        assertThat(done.getCount()).isZero();
    }
}
