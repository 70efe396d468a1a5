package io.floe.internal.runtime;

import io.floe.internal.loop.LeaderLoops;
import io.floe.internal.loop.LoopExecutor;
import io.floe.spi.IoEngine;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the threads of a communicator; they are daemons, so that a forgotten communicator keeps no process alive. Stateless. */
final class ThreadPools {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadPools.class);
    /** May be added while workers wait for each other in {@code join}. */
    private static final int SPARE_THREADS = 256;

    private static final int TICK_MILLIS = 10;

    private ThreadPools() {}

    /** Threads as a program wants them; an executor that was given is used and never shut down. */
    static Threads start(
            IoEngine engine, Settings settings, @Nullable Executor callbacks, @Nullable Executor dispatch) {
        int cores = Runtime.getRuntime().availableProcessors();
        // first, for virtual threads may not be there
        OwnedPool callbackPool =
                new OwnedPool(callbacks, settings.callbacks(), () -> pool("callback", Math.max(16, 2 * cores)));
        OwnedPool dispatchPool =
                new OwnedPool(dispatch, settings.dispatch(), () -> pool("dispatch", Math.max(16, 4 * cores)));
        EventLoopGroup group = loops(engine, settings.eventLoops());
        DefaultEventExecutor control = new DefaultEventExecutor(factory("control"));
        HashedWheelTimer deadlines =
                new HashedWheelTimer(factory("deadlines"), TICK_MILLIS, TimeUnit.MILLISECONDS, 512, false);
        ForkJoinPool blocking = pool("blocking", 8);
        ForkJoinPool packing = pool("packing", settings.eventLoops());
        return new Threads(
                group,
                control,
                deadlines,
                Ticker.systemTicker(),
                callbackPool.onLoops(settings.callbacks()),
                dispatchPool.onLoops(settings.dispatch()),
                blocking,
                packing,
                () -> ThreadLocalRandom.current().nextLong(),
                () -> {
                    callbackPool.stop();
                    dispatchPool.stop();
                    blocking.shutdown();
                    packing.shutdown();
                    deadlines.stop();
                    group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
                    control.shutdownGracefully(0, 1, TimeUnit.SECONDS);
                });
    }

    private static EventLoopGroup loops(IoEngine engine, int loops) {
        return engine.lendsLoops()
                ? new LeaderLoops(loops, engine.ioHandlers(), "floe-io")
                : new MultiThreadIoEventLoopGroup(loops, factory("io"), engine.ioHandlers());
    }

    private static DefaultThreadFactory factory(String name) {
        return new DefaultThreadFactory("floe-" + name, true);
    }

    /**
     * Workers that take tasks in the order in which they came. Event loops hand tasks over without a lock, and the threads
     * are plain ones, for Netty's own would count as event loops, on which nothing may block.
     */
    private static ForkJoinPool pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        ForkJoinPool.ForkJoinWorkerThreadFactory workers = pool -> {
            ForkJoinWorkerThread worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
            worker.setName("floe-" + name + "-" + number.incrementAndGet());
            return worker;
        };
        return new ForkJoinPool(
                threads,
                workers,
                ThreadPools::uncaught,
                true,
                0,
                threads + SPARE_THREADS,
                1,
                saturated -> true,
                30,
                TimeUnit.SECONDS);
    }

    private static void uncaught(Thread thread, Throwable thrown) {
        LOG.error("a task on {} failed", thread.getName(), thrown);
    }

    /** An executor that is the user's, or ours to stop. */
    private static final class OwnedPool {
        private final Executor executor;
        private final boolean own;

        OwnedPool(@Nullable Executor given, Workers workers, Supplier<ExecutorService> pool) {
            own = given == null;
            executor = given == null ? workers.start(pool) : given;
        }

        Executor onLoops(Workers workers) {
            return own && workers == Workers.POOL ? LoopExecutor.between(executor) : LoopExecutor.guarding(executor);
        }

        void stop() {
            if (own && executor instanceof ExecutorService service) {
                service.shutdown();
            }
        }
    }
}
