package io.floe.internal.loop;

import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event loop that changes hands (Leader/Followers). Owned by whoever is at its helm, one thread at a time; the helm passes
 * on by a compare-and-set, which publishes what the leader before did.
 *
 * <p>A turn waits for sockets, serves them, and runs the tasks of the loop. What user code came up in it (a request to dispatch, a
 * dependent of a future) runs after it, on the same thread, which is ashore then: no event loop, so that it may block. If it
 * does not come back within two looks of the {@link Overseer}, another thread takes the helm, and it finds itself
 * replaced. So quick user code costs no hand-over, and slow user code stops nobody; while it is slow, {@link Pace} has it run
 * elsewhere from the start.
 */
public final class LeaderLoop extends IoTurns {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderLoop.class);
    /** So much user code runs before what it sent is flushed: the peer then works while the rest runs. */
    private static final int CHUNK = 32;
    /** Threads that may be held by user code before all of it runs elsewhere. */
    private static final int MOST_AWAY = 4;

    /** A thread that leads, an {@link Ashore}, or null if nobody does. */
    private final AtomicReference<@Nullable Object> helm = new AtomicReference<>();
    /** The one thread that waits to lead. */
    private final AtomicReference<@Nullable LoopThread> standby = new AtomicReference<>();

    private final AtomicBoolean starting = new AtomicBoolean();
    private final AtomicInteger away = new AtomicInteger();
    private final AtomicInteger threads = new AtomicInteger();
    private final Overseer overseer;
    private final String name;
    private final Queue<Deferred> deferred = new ArrayDeque<>();
    private final Pace pace = new Pace();
    private boolean quick;
    /** How many pieces of user code were begun. */
    private long begun;
    /** The overseer's: how many there were at its last look. */
    private long seen;

    LeaderLoop(IoEventLoopGroup parent, IoHandlerFactory handlers, Overseer overseer, String name) {
        super(parent, handlers);
        this.overseer = overseer;
        this.name = name;
    }

    private LoopThread newThread() {
        return new LoopThread(this, name + "-" + threads.incrementAndGet());
    }

    @Override
    public boolean inEventLoop(Thread thread) {
        return helm.get() == thread;
    }

    /** The loop that a thread leads, if it does. */
    static @Nullable LeaderLoop ledBy(Thread thread) {
        return thread instanceof LoopThread own && own.leads() ? own.loop() : null;
    }

    /** Whether user code waits for the end of the turn; for the leader. */
    boolean defers(boolean ashore) {
        return ashore && quick;
    }

    /** Runs user code when the turn is over; for the leader. */
    void defer(Deferred task) {
        deferred.add(task);
    }

    Overseer overseer() {
        return overseer;
    }

    /** The life of one of its threads. */
    void serve() {
        LoopThread me = (LoopThread) Thread.currentThread();
        ThreadExecutorMap.setCurrentExecutor(this); // buffers of the thread's own
        while (boards(me)) {
            lead(me);
        }
    }

    /** Waits until it leads; false if there are others enough, or no more to do. */
    private boolean boards(LoopThread me) {
        boolean waits = standby.compareAndSet(null, me);
        starting.set(false);
        if (!waits) {
            return false;
        }
        while (!helm.compareAndSet(null, me)) {
            if (helm.get() == me) {
                pace.slow(ticker().nanoTime()); // appointed, for the one before did not come back
                break;
            }
            if (isTerminated()) {
                return false;
            }
            LockSupport.park(this);
        }
        standby.set(null);
        return true;
    }

    private void lead(LoopThread me) {
        while (!isTerminated()) {
            quick = pace.quick(ticker().nanoTime()) && away.get() < MOST_AWAY;
            turn(deferred.isEmpty());
            if (!deferred.isEmpty() && !runDeferred(me)) {
                away.decrementAndGet();
                return;
            }
        }
        helm.set(null);
        ring(); // so that the one that waits ends as well
    }

    /** Runs user code; false if somebody else leads by now. */
    private boolean runDeferred(LoopThread me) {
        long before = ticker().nanoTime();
        for (int i = 0; i < CHUNK && !deferred.isEmpty(); i++) {
            Deferred next = deferred.remove();
            if (!quick || !next.ashore()) {
                runElsewhere(next);
            } else if (runAshore(me, next.task())) {
                long now = ticker().nanoTime();
                pace.took(now - before, now);
                quick = pace.quick(now);
                before = now;
            } else {
                return false;
            }
        }
        runTasks(); // what user code sent
        return true;
    }

    private boolean runAshore(LoopThread me, Runnable task) {
        begun++;
        helm.set(me.ashore());
        overseer.attend();
        run(task);
        return helm.compareAndSet(me.ashore(), me);
    }

    // User code may throw anything
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            LOG.error("a task on {} failed", Thread.currentThread().getName(), thrown);
        }
        Thread.interrupted(); // of what user code did to its thread, the loop wants to know nothing
    }

    private static void runElsewhere(Deferred next) {
        try {
            next.target().execute(next.task());
        } catch (RejectedExecutionException stopped) {
            run(next.task()); // the communicator is closing
        }
    }

    /** Whoever is ashore looks for tasks when it is back, or its successor does. */
    @Override
    void ring() {
        Object leader = helm.get();
        if (leader == null) {
            summon();
        } else if (!(leader instanceof Ashore)) {
            wakeup();
        }
    }

    private void summon() {
        LoopThread waiting = standby.get();
        if (waiting != null) {
            LockSupport.unpark(waiting);
        } else if (!isTerminated() && starting.compareAndSet(false, true)) {
            newThread().start();
        }
    }

    /** Replaces a leader whose user code was there at the last look already; whether anything goes on. By the overseer alone. */
    boolean look() {
        Object leader = helm.get();
        boolean moved = begun != seen;
        seen = begun;
        if (leader instanceof Ashore ashore && !moved) {
            replace(ashore);
        }
        return moved || leader instanceof Ashore;
    }

    boolean ashore() {
        return helm.get() instanceof Ashore;
    }

    private void replace(Ashore ashore) {
        LoopThread next = standby.get();
        if (next == null) {
            if (starting.compareAndSet(false, true)) {
                newThread().start(); // it waits by the next look
            }
        } else if (helm.compareAndSet(ashore, next)) {
            away.incrementAndGet();
            LockSupport.unpark(next);
        }
    }
}
