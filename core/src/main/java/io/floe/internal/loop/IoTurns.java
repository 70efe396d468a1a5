package io.floe.internal.loop;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.ServerChannel;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The turns of an event loop, whoever has them run: wait for sockets and tasks, serve the sockets, run the tasks. Owned by the
 * thread that is in it; tasks come from any thread. Netty's own loops cannot be used: each belongs to one thread for life.
 */
abstract class IoTurns extends AbstractScheduledEventExecutor implements IoEventLoop {
    private enum Phase {
        OPEN,
        CLOSING,
        CLOSED,
        TERMINATED
    }

    private static final int MOST_TASKS = 4_096;

    private final IoEventLoopGroup parent;
    private final IoHandler handler;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Promise<Void> termination = new DefaultPromise<>(GlobalEventExecutor.INSTANCE);
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);
    private final AtomicInteger channels = new AtomicInteger();
    private boolean initialized;
    private boolean mayWait;

    private final IoHandlerContext context = new IoHandlerContext() {
        @Override
        public boolean canBlock() {
            return mayWait && !hasWork() && phase.get() == Phase.OPEN;
        }

        @Override
        public long delayNanos(long now) {
            return IoTurns.this.delayNanos(now, Long.MAX_VALUE);
        }

        @Override
        public long deadlineNanos() {
            return nextScheduledTaskDeadlineNanos();
        }
    };

    IoTurns(IoEventLoopGroup parent, IoHandlerFactory handlers) {
        this.parent = parent;
        this.handler = handlers.newHandler(this);
    }

    /** There is a task, and the caller is not in the loop. */
    abstract void ring();

    /** Has the engine come back from its wait for sockets; from any thread. */
    final void wakeup() {
        handler.wakeup();
    }

    /** Whether tasks wait, due ones of the calendar included; for the loop. */
    final boolean hasWork() {
        return hasTasks() || hasScheduledTasks();
    }

    /** Whether tasks wait; for any thread. */
    final boolean hasTasks() {
        return !tasks.isEmpty();
    }

    /** How many tasks wait, if not more than {@code most}; for any thread. */
    final int tasksWaiting(int most) {
        int count = 0;
        for (var waiting = tasks.iterator(); count < most && waiting.hasNext(); waiting.next()) {
            count++;
        }
        return count;
    }

    /**
     * One turn; does nothing once the loop is closing.
     *
     * @param waits whether it may wait until there is something to do
     * @return how many sockets were served
     */
    final int turn(boolean waits) {
        if (!initialized) {
            initialized = true;
            handler.initialize();
        }
        if (phase.get() != Phase.OPEN) {
            return 0;
        }
        mayWait = waits;
        int served = handler.run(context);
        runTasks();
        return served;
    }

    /** Runs the tasks that there are; not without end, for sockets wait as well. */
    final void runTasks() {
        runTasks(MOST_TASKS);
    }

    /** Runs tasks, so many at most. */
    final void runTasks(int most) {
        fetchFromScheduledTaskQueue(tasks);
        for (int i = 0; i < most; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            safeExecute(task);
        }
    }

    private void runAllTasks() {
        do {
            runTasks();
        } while (hasTasks());
    }

    /** Closes the channels and ends, if that was asked for. */
    final void terminateIfClosing() {
        if (phase.get() == Phase.CLOSING) {
            terminate();
        }
    }

    private void terminate() {
        runAllTasks();
        handler.prepareToDestroy(); // closes the channels, which tell those who wait
        runAllTasks();
        phase.set(Phase.CLOSED); // no task comes after those that are here
        cancelScheduledTasks();
        runAllTasks();
        handler.destroy();
        phase.set(Phase.TERMINATED);
        termination.setSuccess(null);
    }

    @Override
    public final void execute(Runnable task) {
        add(task);
        if (!inEventLoop()) {
            ring();
        }
    }

    /** Adds a task, and wakes nobody. */
    final void add(Runnable task) {
        if (isShutdown()) {
            throw new RejectedExecutionException("the event loop has ended");
        }
        tasks.add(task);
        if (isShutdown() && !inEventLoop() && tasks.remove(task)) {
            throw new RejectedExecutionException("the event loop has ended");
        }
    }

    @Override
    public final Future<IoRegistration> register(IoHandle handle) {
        Promise<IoRegistration> promise = newPromise();
        if (inEventLoop()) {
            register(handle, promise);
        } else {
            execute(() -> register(handle, promise));
        }
        return promise;
    }

    // A handler may throw anything
    private void register(IoHandle handle, Promise<IoRegistration> promise) {
        try {
            promise.setSuccess(handler.register(handle));
        } catch (Exception e) {
            promise.setFailure(e);
        }
    }

    /** Closes the channels and ends soon; it waits neither for the quiet period nor for the timeout. */
    @Override
    public final Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        close();
        return termination;
    }

    private void close() {
        if (phase.compareAndSet(Phase.OPEN, Phase.CLOSING)) {
            ring();
        }
    }

    @Override
    @Deprecated
    public final void shutdown() {
        close();
    }

    @Override
    public final Future<?> terminationFuture() {
        return termination;
    }

    @Override
    public final boolean isShuttingDown() {
        return phase.get() != Phase.OPEN;
    }

    @Override
    public final boolean isShutdown() {
        return phase.get() == Phase.CLOSED || phase.get() == Phase.TERMINATED;
    }

    @Override
    public final boolean isTerminated() {
        return phase.get() == Phase.TERMINATED;
    }

    @Override
    public final boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return termination.await(timeout, unit);
    }

    @Override
    public final IoEventLoopGroup parent() {
        return parent;
    }

    @Override
    public final IoEventLoop next() {
        return this;
    }

    @Override
    public final boolean isCompatible(Class<? extends IoHandle> handleType) {
        return handler.isCompatible(handleType);
    }

    @Override
    public final boolean isIoType(Class<? extends IoHandler> handlerType) {
        return handler.getClass().equals(handlerType);
    }

    @Override
    @Deprecated
    public final ChannelFuture register(Channel channel) {
        return register(new DefaultChannelPromise(channel, this));
    }

    @Override
    @Deprecated
    public final ChannelFuture register(ChannelPromise promise) {
        return register(promise.channel(), promise);
    }

    @Override
    @Deprecated
    public final ChannelFuture register(Channel channel, ChannelPromise promise) {
        if (!(channel instanceof ServerChannel)) {
            channels.incrementAndGet();
            channel.closeFuture().addListener(closed -> channels.decrementAndGet());
        }
        channel.unsafe().register(this, promise);
        return promise;
    }

    /** How many channels it serves, listeners left out; for any thread. */
    final int channels() {
        return channels.get();
    }
}
