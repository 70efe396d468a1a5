package io.floe.internal.connection;

import io.floe.internal.loop.LeaderLoop;
import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * What a connection does in one turn of its event loop: the errands of other threads and what was read, whose messages are
 * flushed at its end at the latest. Owned by the event loop; errands are handed over by any thread.
 */
final class LoopTurn {
    private final EventLoop loop;
    private final Outbox outbox;
    private final LongSupplier clock;
    private final Errands errands = new Errands();
    private final Runnable performErrands = this::performErrands;
    /** More is being read or written in this turn: whoever does so flushes at its end. */
    private boolean begun;

    private long beganAt;
    private boolean flushPlanned;

    LoopTurn(EventLoop loop, Outbox outbox, LongSupplier clock) {
        this.loop = loop;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Has an errand done on the event loop, at once if the caller is there.
     *
     * @param patient whether the caller is about to say how he waits for it
     */
    void run(Errand errand, boolean patient) {
        if (loop.inEventLoop()) {
            errand.perform();
        } else if (errands.add(errand)) {
            LeaderLoop other = LeaderLoop.led();
            if (other == null || other.isShutdown()) {
                call(patient);
            } else {
                other.execute(() -> call(false)); // when its turn is over: once for all that the turn brings
            }
        }
    }

    /** Has an errand done on the event loop; by the caller himself if nobody leads it and he is expected to. */
    void visit(Errand errand) {
        boolean done = loop instanceof LeaderLoop leads
                && leads.visit(() -> {
                    errands.add(errand); // after those that the caller added before
                    performErrands();
                });
        if (!done) {
            run(errand, false);
        }
    }

    private void call(boolean patient) {
        try {
            if (patient && loop instanceof LeaderLoop led) {
                led.leave(performErrands);
            } else {
                loop.execute(performErrands);
            }
        } catch (RejectedExecutionException stopped) {
            errands.perform(); // the loop has closed its channels and ended: whoever still comes is told so at once
        }
    }

    void run(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    private void performErrands() {
        begin();
        try {
            errands.perform();
        } finally {
            end();
        }
    }

    /** Whether this begins the turn. */
    boolean begin() {
        if (begun) {
            return false;
        }
        beganAt = clock.getAsLong();
        begun = true;
        return true;
    }

    void end() {
        begun = false;
        outbox.flush();
    }

    /** A message was written: it is flushed at the end of this turn, or of the next one. */
    void written() {
        if (!begun && !flushPlanned) {
            flushPlanned = true;
            loop.execute(this::flushPlanned);
        }
    }

    private void flushPlanned() {
        flushPlanned = false;
        outbox.flush();
    }

    /** The time; within a turn that at which it began, for a look at the clock costs as much as a small message. */
    long now() {
        return begun ? beganAt : clock.getAsLong();
    }
}
