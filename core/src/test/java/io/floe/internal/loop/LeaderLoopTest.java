package io.floe.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.nio.NioIoHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LeaderLoopTest {
    private final LeaderLoops loops = new LeaderLoops(1, NioIoHandler.newFactory(), "test");
    private final LeaderLoop loop = (LeaderLoop) loops.next();
    private final ExecutorService pool = Executors.newSingleThreadExecutor(task -> new Thread(task, "pool"));
    private final Executor userCode = LoopExecutor.between(pool);

    private final List<LeaderLoops> visited = new ArrayList<>();

    @AfterEach
    void stop() {
        visited.forEach(one -> one.shutdownGracefully(0, 1, TimeUnit.SECONDS));
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        pool.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs on a thread that is no event loop, though it is the loop's. */
    @Test
    void shouldRunUserCodeBetweenTurns() {
        CompletableFuture<Thread> loopThread = new CompletableFuture<>();
        CompletableFuture<Thread> userThread = new CompletableFuture<>();
        CompletableFuture<Boolean> leads = new CompletableFuture<>();
        loop.execute(() -> {
            userCode.execute(() -> {
                userThread.complete(Thread.currentThread());
                leads.complete(loop.inEventLoop());
            });
            loopThread.complete(userThread.isDone() ? null : Thread.currentThread());
        });

        assertThat(userThread.join()).isSameAs(loopThread.join());
        assertThat(leads.join()).isFalse();
    }

    @Test
    void shouldRunOnThePoolWhatComesFromElsewhere() {
        CompletableFuture<String> thread = new CompletableFuture<>();
        userCode.execute(() -> thread.complete(Thread.currentThread().getName()));

        assertThat(thread.join()).isEqualTo("pool");
    }

    @Test
    void shouldGoOnWithAnotherThreadWhenUserCodeStays() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch stays = new CountDownLatch(1);
        CompletableFuture<Thread> first = new CompletableFuture<>();
        CompletableFuture<Thread> second = new CompletableFuture<>();
        CompletableFuture<Boolean> leadsAgain = new CompletableFuture<>();
        loop.execute(() -> userCode.execute(() -> {
            first.complete(Thread.currentThread());
            stays.countDown();
            await(release);
            leadsAgain.complete(loop.inEventLoop());
        }));
        await(stays);
        loop.execute(() -> second.complete(Thread.currentThread()));

        assertThat(second.join()).isNotSameAs(first.join());
        release.countDown();
        assertThat(leadsAgain.join()).isFalse();
    }

    /** What waits behind user code that stays is run all the same, for it may be what that one waits for. */
    @Test
    void shouldRunTheRestWhenUserCodeStays() {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> released = new CompletableFuture<>();
        loop.execute(() -> {
            userCode.execute(() -> {
                await(release);
                released.complete(null);
            });
            userCode.execute(release::countDown);
        });

        released.join();
    }

    @Test
    void shouldGoOnAfterUserCodeThrew() {
        CompletableFuture<Void> next = new CompletableFuture<>();
        loop.execute(() -> {
            userCode.execute(() -> {
                throw new AssertionError("user code");
            });
            userCode.execute(() -> next.complete(null));
        });

        next.join();
    }

    @Test
    void shouldKeepManyThreadsThatStayFromStoppingIt() {
        CountDownLatch release = new CountDownLatch(1);
        Executor threads = LoopExecutor.between(task -> new Thread(task).start());
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Void> stays = new CompletableFuture<>();
            loop.execute(() -> threads.execute(() -> {
                stays.complete(null);
                await(release);
            }));
            stays.join();
        }
        CompletableFuture<Void> alive = new CompletableFuture<>();
        loop.execute(() -> alive.complete(null));

        alive.join();
        release.countDown();
    }

    @Test
    void shouldBeLedByACallerWhileNobodyLeads() {
        CompletableFuture<Void> until = new CompletableFuture<>();
        Thread me = Thread.currentThread();
        CompletableFuture<Thread> led = new CompletableFuture<>();
        Thread other = new Thread(() -> {
            loop.execute(() -> {
                led.complete(Thread.currentThread());
                until.complete(null);
            });
        });
        loop.add(other::start);
        loop.lead(until);

        assertThat(led.join()).isSameAs(me);
        assertThat(until).isDone();
    }

    @Test
    void shouldWakeACallerWhoseFutureIsCompletedElsewhere() {
        CompletableFuture<Void> until = new CompletableFuture<>();
        loop.add(() -> new Thread(() -> {
                    until.complete(null);
                    loop.answered();
                })
                .start());
        loop.lead(until);

        assertThat(until).isDone();
    }

    /** User code of others must not run on a caller's thread, which may hold locks of the program's. */
    @Test
    void shouldRunNoUserCodeOnTheThreadOfACaller() {
        CompletableFuture<Void> until = new CompletableFuture<>();
        CompletableFuture<Thread> deferred = new CompletableFuture<>();
        CompletableFuture<Thread> direct = new CompletableFuture<>();
        loop.add(() -> {
            userCode.execute(() -> deferred.complete(Thread.currentThread()));
            LoopExecutor.guarding(Runnable::run).execute(() -> direct.complete(Thread.currentThread()));
        });
        loop.lead(until);

        assertThat(until).as("the caller left before its answer was there").isNotDone();
        assertThat(deferred.join()).isInstanceOf(LoopThread.class);
        assertThat(direct.join()).isInstanceOf(LoopThread.class);
    }

    @Test
    void shouldDoWhatACallerLeftWhoDidNotComeBack() {
        CompletableFuture<Void> until = new CompletableFuture<>();
        loop.add(() -> until.complete(null));
        loop.lead(until); // it is expected again
        CompletableFuture<Void> left = new CompletableFuture<>();
        loop.leave(() -> left.complete(null));

        left.join();
    }

    /** A visit by the caller who is expected; to another loop if its own thread came first, for that stays. */
    private void visit(Consumer<LeaderLoop> task) {
        boolean done = false;
        while (!done) {
            LeaderLoops fresh = new LeaderLoops(1, NioIoHandler.newFactory(), "visited");
            visited.add(fresh);
            LeaderLoop one = (LeaderLoop) fresh.next();
            CompletableFuture<Void> until = new CompletableFuture<>();
            one.add(() -> until.complete(null));
            one.lead(until);
            done = one.visit(() -> task.accept(one));
        }
    }

    @Test
    void shouldDoWhatAnExpectedCallerVisitsItFor() {
        List<String> done = new ArrayList<>();

        visit(one -> {
            one.execute(() -> done.add("what that added, led by me: " + one.inEventLoop()));
            done.add("the task, led by me: " + one.inEventLoop());
        });

        assertThat(done).containsExactly("the task, led by me: true", "what that added, led by me: true");
    }

    @Test
    void shouldBeLeftByWhoVisitedIt() {
        List<LeaderLoop> left = new ArrayList<>();

        visit(left::add);

        assertThat(left.get(0).inEventLoop()).isFalse();
        assertThat(LeaderLoop.led()).isNull();
    }

    @Test
    void shouldNotBeVisitedByACallerWhoIsNotExpected() {
        assertThat(loop.visit(() -> {})).isFalse();
    }

    @Test
    void shouldNotBeVisitedByWhoVisitsAlready() {
        List<Boolean> again = new ArrayList<>();

        visit(one -> again.add(one.visit(() -> {})));

        assertThat(again).containsExactly(false);
    }

    /** It may have the turn of the control thread, for which others wait. */
    @Test
    void shouldKeepAVisitorForAFewTasksOnly() {
        Thread me = Thread.currentThread();
        AtomicInteger mine = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(1_000);

        visit(one -> {
            for (int i = 0; i < 1_000; i++) {
                one.execute(() -> {
                    mine.addAndGet(Thread.currentThread() == me ? 1 : 0);
                    all.countDown();
                });
            }
        });

        await(all);
        assertThat(mine).hasValue(LeaderLoop.TASKS_OF_A_VISIT);
    }

    @Test
    void shouldNotBeLedByThreadsOfPools() {
        CompletableFuture<Void> until = new CompletableFuture<>();
        ForkJoinPool threads = new ForkJoinPool(1);
        CompletableFuture.runAsync(() -> loop.lead(until), threads).join();
        threads.shutdown();

        assertThat(until).isNotDone();
    }

    @Test
    void shouldRefuseTasksWhenItHasEnded() {
        CompletableFuture<Void> last = new CompletableFuture<>();
        loop.execute(() -> last.complete(null));
        stop();

        assertThat(last).isDone();
        assertThat(loop.isTerminated()).isTrue();
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void shouldEndAlthoughUserCodeStays() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch stays = new CountDownLatch(1);
        loop.execute(() -> userCode.execute(() -> {
            stays.countDown();
            await(release);
        }));
        await(stays);
        stop();

        assertThat(loop.isTerminated()).isTrue();
        release.countDown();
    }

    @Test
    void shouldRunAllUserCodeAlthoughItEnds() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(1_000);
        loop.execute(() -> {
            for (int i = 0; i < 1_000; i++) {
                userCode.execute(all::countDown);
            }
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        });

        all.await();
    }

    @Test
    void shouldEndHoweverItIsAsked() {
        for (int i = 0; i < 200; i++) {
            LeaderLoops others = new LeaderLoops(1, NioIoHandler.newFactory(), "other");
            others.next().execute(() -> {});
            others.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();

            assertThat(others.isTerminated()).isTrue();
        }
    }

    @Test
    void shouldGoOnAfterAStrangersExecutorThrew() {
        CompletableFuture<Void> next = new CompletableFuture<>();
        Executor broken = LoopExecutor.between(task -> {
            throw new IllegalStateException("no thread");
        });
        CountDownLatch release = new CountDownLatch(1);
        loop.execute(() -> {
            userCode.execute(() -> await(release)); // what waits behind it runs elsewhere
            broken.execute(() -> {});
            userCode.execute(() -> next.complete(null));
        });

        next.join();
        release.countDown();
    }

    @Test
    void shouldRunTimers() {
        CompletableFuture<Void> rung = new CompletableFuture<>();
        loop.schedule(() -> rung.complete(null), 5, TimeUnit.MILLISECONDS);

        rung.join();
    }
}
