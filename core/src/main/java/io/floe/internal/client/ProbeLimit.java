package io.floe.internal.client;

import io.floe.internal.control.Control;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the dials of a communicator to endpoints that failed before: 20 in any second, one endpoint after the other in the
 * order in which they asked. Owned by the control thread.
 */
final class ProbeLimit {
    private static final int PER_SECOND = 20;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Control control;
    private final Ticker ticker;
    private final Queue<Long> latest = new ArrayDeque<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean planned;

    ProbeLimit(Control control, Ticker ticker) {
        this.control = control;
        this.ticker = ticker;
    }

    /** Runs the dial at once if there is room, else in its turn. */
    void request(Runnable dial) {
        if (waiting.isEmpty() && room() <= 0) {
            run(dial);
        } else {
            waiting.add(dial);
            plan();
        }
    }

    /** How long the first in the queue must still wait. */
    private long room() {
        Long oldest = latest.peek();
        return latest.size() < PER_SECOND || oldest == null ? 0 : oldest + SECOND - ticker.nanoTime();
    }

    private void run(Runnable dial) {
        latest.add(ticker.nanoTime());
        if (latest.size() > PER_SECOND) {
            latest.remove();
        }
        dial.run();
    }

    private void plan() {
        if (!planned) {
            planned = true;
            control.plan(this::drain, Math.max(0, room()));
        }
    }

    private void drain() {
        planned = false;
        while (room() <= 0) {
            Runnable next = waiting.poll();
            if (next == null) {
                return;
            }
            run(next);
        }
        if (!waiting.isEmpty()) {
            plan();
        }
    }
}
