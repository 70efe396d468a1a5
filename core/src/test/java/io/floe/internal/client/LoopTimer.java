package io.floe.internal.client;

import io.netty.channel.EventLoop;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import io.netty.util.concurrent.Future;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A timer that an event loop drives, with the loop's clock. Immutable. */
record LoopTimer(EventLoop loop) implements Timer {
    @Override
    public Timeout newTimeout(TimerTask task, long delay, TimeUnit unit) {
        Entry entry = new Entry(this, task);
        entry.due = loop.schedule(entry::expire, delay, unit);
        return entry;
    }

    @Override
    public Set<Timeout> stop() {
        return Set.of();
    }

    private static final class Entry implements Timeout {
        private final LoopTimer timer;
        private final TimerTask task;
        private @Nullable Future<?> due;

        private Entry(LoopTimer timer, TimerTask task) {
            this.timer = timer;
            this.task = task;
        }

        private void expire() {
            try {
                task.run(this);
            } catch (Exception e) {
                throw new AssertionError("timer task: " + task + " (expected: one that does not throw)", e);
            }
        }

        @Override
        public Timer timer() {
            return timer;
        }

        @Override
        public TimerTask task() {
            return task;
        }

        @Override
        public boolean isExpired() {
            return due != null && due.isSuccess();
        }

        @Override
        public boolean isCancelled() {
            return due != null && due.isCancelled();
        }

        @Override
        public boolean cancel() {
            return due != null && due.cancel(false);
        }
    }
}
