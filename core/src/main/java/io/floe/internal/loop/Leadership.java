package io.floe.internal.loop;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who leads a loop, and the one thread that waits to. Thread-safe: whoever leads has it by a compare-and-set, which publishes
 * what the leader before did; nobody else touches the loop.
 *
 * <p>Nobody leads at times: then a caller may come, and the thread that waits looks every millisecond whether one did.
 */
final class Leadership {
    private static final long LOOK_NANOS = 1_000_000;

    /** A thread that leads, a {@link Detached}, or null. */
    private final AtomicReference<@Nullable Object> leader = new AtomicReference<>();

    private final AtomicReference<@Nullable LoopThread> waiting = new AtomicReference<>();
    private final AtomicBoolean starting = new AtomicBoolean();
    private final LeaderLoop loop;
    private final WaitingCallers callers;
    private volatile boolean called;
    /** The thread that waits does not look. */
    private volatile boolean dozing;

    Leadership(LeaderLoop loop, WaitingCallers callers) {
        this.loop = loop;
        this.callers = callers;
    }

    boolean isHeldBy(Thread thread) {
        return leader.get() == thread;
    }

    boolean isFree() {
        return leader.get() == null;
    }

    /** Whether one of the loop's own threads runs user code. */
    boolean isDetached() {
        return leader.get() instanceof Detached;
    }

    /** Whether somebody leads whose own thread it is not. */
    boolean isHeldByCaller() {
        return isCaller(leader.get());
    }

    private static boolean isCaller(@Nullable Object leader) {
        return leader instanceof Thread && !(leader instanceof LoopThread);
    }

    /** Leads, if nobody does. */
    boolean take(Thread caller) {
        return leader.get() == null && leader.compareAndSet(null, caller);
    }

    /** A caller leaves it. */
    void leave(boolean call) {
        called = false;
        leader.set(null);
        if (call || loop.isCalled()) {
            call();
        } else if (waiting.get() == null) {
            start(); // somebody must look
        } else if (dozing) {
            LockSupport.unpark(waiting.get());
        }
    }

    /** A thread of the loop's own leaves it to a caller who is about to come. */
    void leaveToCaller() {
        called = false;
        leader.set(null);
        if (loop.isCalled()) {
            call();
        } else {
            LockSupport.unpark(waiting.get()); // it looks from now on
        }
    }

    void detach(LoopThread thread) {
        leader.set(thread.detached());
    }

    /** False if somebody else leads by now. */
    boolean reattach(LoopThread thread) {
        return leader.compareAndSet(thread.detached(), thread);
    }

    /** Puts the thread that waits in the place of one that is detached; false if it came back, or if nobody waits yet. */
    boolean replaceDetached() {
        Object gone = leader.get();
        LoopThread next = waiting.get();
        if (next == null) {
            start();
            return false;
        }
        if (!(gone instanceof Detached) || !waiting.compareAndSet(next, null)) {
            return false;
        }
        if (leader.compareAndSet(gone, next)) {
            LockSupport.unpark(next);
            return true;
        }
        if (!waiting.compareAndSet(null, next)) {
            next.dismiss(); // another one waits by now
        }
        return false;
    }

    /** A thread of the loop's own ends by an error. */
    void giveUp(LoopThread thread) {
        if (leader.compareAndSet(thread, null) || leader.compareAndSet(thread.detached(), null)) {
            call();
        }
    }

    /** Has one of the loop's own threads lead. */
    void call() {
        called = true;
        LoopThread next = waiting.get();
        if (next != null) {
            LockSupport.unpark(next);
        } else if (!loop.isTerminated()) {
            start();
        }
    }

    private void start() {
        if (starting.compareAndSet(false, true)) {
            boolean started = false;
            try {
                loop.newThread().start();
                started = true;
            } finally {
                if (!started) {
                    starting.set(false); // there may be no memory for a thread: the next one tries again
                }
            }
        }
    }

    /** How a thread of the loop's own came to lead. */
    enum Promotion {
        /** There was something to do. */
        CALLED,
        /** No caller came for a while. */
        IDLE,
        /** In the place of one who is detached. */
        APPOINTED,
        /** It leads not: there are others enough, or the loop has ended. */
        NONE
    }

    /** Waits until the thread leads. */
    Promotion awaitPromotion(LoopThread me) {
        boolean waits = waiting.compareAndSet(null, me);
        starting.set(false);
        Promotion promotion = waits ? await(me) : Promotion.NONE;
        if (promotion != Promotion.NONE) {
            callers.unexpected();
        }
        return promotion;
    }

    /** Whoever takes the thread out of {@link #waiting} decides what becomes of it: itself, or who replaces. */
    private Promotion await(LoopThread me) {
        long seen = callers.visits();
        boolean came = true;
        while (true) {
            if (leader.get() == me) {
                return Promotion.APPOINTED;
            }
            boolean ended = loop.isTerminated();
            if (me.dismissed() || (ended && waiting.compareAndSet(me, null))) {
                return Promotion.NONE;
            }
            boolean now = called || loop.isCalled();
            if (!ended && (now || !came) && isFree() && waiting.compareAndSet(me, null)) {
                if (leader.compareAndSet(null, me)) {
                    return now ? Promotion.CALLED : Promotion.IDLE;
                }
                if (!waiting.compareAndSet(null, me)) {
                    return Promotion.NONE;
                }
            }
            sleep(came);
            came = callers.visits() != seen;
            seen = callers.visits();
        }
    }

    private void sleep(boolean callerCame) {
        Object leads = leader.get();
        if (leads == null || (callerCame && isCaller(leads))) {
            LockSupport.parkNanos(this, LOOK_NANOS);
        } else {
            dozing = true;
            if (leader.get() == leads) {
                LockSupport.park(this);
            }
            dozing = false;
        }
        Thread.interrupted(); // by user code that runs no more, and parking would not wait
    }
}
