package io.floe.internal.control;

import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control thread's work, one task at a time. Thread-safe.
 *
 * <p>What the control thread owns, whoever has its turn may touch: mostly that thread, but a caller or an event loop that
 * finds nothing under way does its task {@link #now} by itself, and wakes nobody. It never does the tasks of others: those
 * that came meanwhile are the control thread's.
 */
public final class Control {
    private static final Logger LOG = LoggerFactory.getLogger(Control.class);
    /** What is due sooner is timed by the thread itself; else the timer is exact enough, and wakes nobody until then. */
    private static final long EXACT = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventExecutor thread;
    private final Timer timer;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** Tasks that are queued or under way; whoever counts from zero has the turn, or has the thread take it. */
    private final AtomicInteger open = new AtomicInteger();
    /** What a task adds is done at its end. */
    private final Queue<Runnable> added = new ArrayDeque<>();

    private volatile @Nullable Thread holder;

    /**
     * The turn of a thread.
     *
     * @param timer whose ticks are short beside 100 ms
     */
    public Control(EventExecutor thread, Timer timer) {
        this.thread = thread;
        this.timer = timer;
    }

    /** Whether the current thread has the turn. */
    public boolean has() {
        return holder == Thread.currentThread();
    }

    /** Has a task done on the control thread, after those that wait; or at the end of the turn that the caller has. */
    public void execute(Runnable task) {
        if (has()) {
            added.add(task);
            return;
        }
        boolean first = open.getAndIncrement() == 0; // counted first, so that nobody overtakes it
        tasks.add(task);
        if (first) {
            hand();
        }
    }

    /** Does a task on the caller's thread if nothing is under way, else as {@link #execute}. */
    public void now(Runnable task) {
        if (!open.compareAndSet(0, 1)) {
            execute(task);
            return;
        }
        perform(task);
        if (open.decrementAndGet() > 0) {
            hand();
        }
    }

    /** Plans a task. After the communicator has stopped nothing is due any more. */
    public Plan plan(Runnable task, long nanos) {
        Plan plan = new Plan(task);
        try {
            if (nanos < EXACT) {
                Future<?> due = thread.schedule(() -> now(plan), nanos, TimeUnit.NANOSECONDS);
                plan.alarm = () -> due.cancel(false);
            } else {
                Timeout due = timer.newTimeout(expired -> execute(plan), nanos, TimeUnit.NANOSECONDS);
                plan.alarm = due::cancel;
            }
        } catch (RejectedExecutionException | IllegalStateException stopped) {
            plan.cancel();
        }
        return plan;
    }

    private void hand() {
        try {
            thread.execute(this::takeTurn);
        } catch (RejectedExecutionException ended) {
            while (work()) { // whoever still comes is told so by the closed owners themselves
                Thread.onSpinWait();
            }
        }
    }

    private void takeTurn() {
        if (work()) {
            hand(); // what came meanwhile waits behind whatever else the thread has to do
        }
    }

    /** Does what waits now, and says whether more has come; one that is counted may not be there yet. */
    private boolean work() {
        int waiting = open.get();
        int done = 0;
        for (Runnable task = tasks.poll(); task != null; task = done < waiting ? tasks.poll() : null) {
            perform(task);
            done++;
        }
        return open.addAndGet(-done) > 0;
    }

    private void perform(Runnable task) {
        holder = Thread.currentThread();
        try {
            for (Runnable next = task; next != null; next = added.poll()) {
                run(next);
            }
        } finally {
            holder = null;
        }
    }

    // A stranger's balancer, source or transport may throw anything, and the turn must go on
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            tell(thrown);
        }
    }

    private static void tell(Throwable thrown) {
        try {
            LOG.error("a task of the control thread failed", thrown);
        } catch (Throwable untold) {
            // there is no memory, or what was thrown cannot say what it is
        }
    }

    /** Something that is due at its time, unless it is cancelled. Owned by the control thread. */
    public static final class Plan implements Runnable {
        private @Nullable Runnable task;
        private @Nullable Runnable alarm;

        private Plan(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            Runnable due = task;
            if (due != null) {
                due.run();
            }
        }

        /** It is not done any more, though its time may have come. */
        public void cancel() {
            task = null;
            if (alarm != null) {
                alarm.run();
            }
        }
    }
}
