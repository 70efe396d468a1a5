package io.floe.testkit;

import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import io.netty.util.concurrent.Ticker;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A timer that looks at its clock only when told to. Owned by the thread of {@link VirtualTime}. */
final class ManualTimer implements Timer {
    private final Ticker ticker;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(
            Comparator.<Entry>comparingLong(entry -> entry.deadline).thenComparingLong(entry -> entry.order));
    private long ordered;

    ManualTimer(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public Timeout newTimeout(TimerTask task, long delay, TimeUnit unit) {
        var entry = new Entry(task, ticker.nanoTime() + Math.max(0, unit.toNanos(delay)), ordered++);
        entries.add(entry);
        return entry;
    }

    @Override
    public Set<Timeout> stop() {
        Set<Timeout> left = Set.copyOf(entries);
        entries.clear();
        return left;
    }

    /** Runs what is due, and says how many tasks that was. */
    int runDue() {
        int ran = 0;
        for (var first = entries.peek(); first != null && first.deadline <= ticker.nanoTime(); first = entries.peek()) {
            entries.remove().expire();
            ran++;
        }
        return ran;
    }

    long nextDeadline(long otherwise) {
        var first = entries.peek();
        return first == null ? otherwise : first.deadline;
    }

    private enum State {
        PENDING,
        EXPIRED,
        CANCELLED
    }

    private final class Entry implements Timeout {
        private final TimerTask task;
        private final long deadline;
        private final long order;
        private State state = State.PENDING;

        private Entry(TimerTask task, long deadline, long order) {
            this.task = task;
            this.deadline = deadline;
            this.order = order;
        }

        private void expire() {
            state = State.EXPIRED;
            try {
                task.run(this);
            } catch (Exception e) {
                throw new AssertionError("timer task: " + task + " (expected: one that does not throw)", e);
            }
        }

        @Override
        public Timer timer() {
            return ManualTimer.this;
        }

        @Override
        public TimerTask task() {
            return task;
        }

        @Override
        public boolean isExpired() {
            return state == State.EXPIRED;
        }

        @Override
        public boolean isCancelled() {
            return state == State.CANCELLED;
        }

        @Override
        public boolean cancel() {
            if (state != State.PENDING) {
                return false;
            }
            state = State.CANCELLED;
            return entries.remove(this);
        }
    }
}
