package io.floe.internal.client;

import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that calls end when their time is up. Thread-safe: callers add their calls without locks, the timer's thread looks
 * at them.
 *
 * <p>Most calls are answered within a few milliseconds, and a timer for each costs more than the rest of its bookkeeping. So
 * calls are kept in a list by themselves until the next look, 10 ms after the first of them came; who is not answered by then
 * gets a timer of its own, for the exact time. An answered call is kept until that look at the longest.
 */
public final class Deadlines implements TimerTask {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);
    /** Who has so little time gets a timer at once: the look may come late by a tick of the timer. */
    private static final long SHORT = 5 * LOOK;

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final Timer timer;
    private final AtomicReference<@Nullable InvocationPath> latest = new AtomicReference<>();

    /** Deadlines by a timer, whose owner stops it. */
    public Deadlines(Timer timer) {
        this.timer = timer;
    }

    /**
     * A call begins.
     *
     * @throws IllegalStateException if the timer was stopped, as some of those that come later are told
     */
    void watch(InvocationPath call, long nanosLeft) {
        if (nanosLeft < SHORT) {
            call.timedBy(timer, nanosLeft);
        } else if (add(call)) {
            lookSoon();
        }
    }

    // A timer may throw anything where there is no memory for its thread
    private void lookSoon() {
        boolean planned = false;
        try {
            timer.newTimeout(this, LOOK, TimeUnit.NANOSECONDS);
            planned = true;
        } finally {
            if (!planned) {
                lookAtAll(); // else those that come later would wait for a look that never comes
            }
        }
    }

    /** Whether it is the first since the last look. */
    private boolean add(InvocationPath call) {
        InvocationPath before = latest.get();
        call.unlooked = before;
        while (!latest.compareAndSet(before, call)) {
            before = latest.get();
            call.unlooked = before;
        }
        return before == null;
    }

    @Override
    public void run(Timeout timeout) {
        lookAtAll();
    }

    private void lookAtAll() {
        InvocationPath call = latest.getAndSet(null);
        while (call != null) {
            InvocationPath next = call.unlooked;
            call.unlooked = null;
            look(call);
            call = next;
        }
    }

    private void look(InvocationPath call) {
        try {
            call.outlivedALook(timer);
        } catch (IllegalStateException stopped) {
            // the communicator is closed, and its connections with it
        } catch (RuntimeException | Error e) { // the others of the list must be looked at all the same
            LOG.error("a call cannot be timed", e);
        }
    }
}
