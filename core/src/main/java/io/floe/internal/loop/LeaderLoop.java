package io.floe.internal.loop;

import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinWorkerThread;
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
 * does not come back within two looks of the {@link Lookout}, another thread takes the helm, and it finds itself
 * replaced. So quick user code costs no hand-over, and slow user code stops nobody; while it is slow, {@link Pace} has it run
 * elsewhere from the start.
 */
public final class LeaderLoop extends IoTurns {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderLoop.class);
    /** So much user code runs before what it sent is flushed: the peer then works while the rest runs. */
    private static final int CHUNK = 32;

    private static final ThreadLocal<@Nullable LeaderLoop> VISITED = new ThreadLocal<>();
    /** Threads that may be held by user code before all of it runs elsewhere. */
    private static final int MOST_AWAY = 4;

    /** A thread that leads, an {@link Ashore}, or null if nobody does. */
    private final AtomicReference<@Nullable Object> helm = new AtomicReference<>();
    /** The one thread that waits to lead. */
    private final AtomicReference<@Nullable LoopThread> standby = new AtomicReference<>();

    private final AtomicBoolean starting = new AtomicBoolean();
    /** The thread that waits must come, or waits without looking. */
    private volatile boolean summoned;

    private volatile boolean dozing;
    private final AtomicInteger away = new AtomicInteger();
    private final AtomicInteger threads = new AtomicInteger();
    private final Guests guests = new Guests();
    private final Lookout lookout;
    private final String name;
    private final Queue<Deferred> deferred = new ArrayDeque<>();
    private final Pace pace = new Pace();
    private boolean quick;
    /** How many pieces of user code were begun. */
    private long begun;
    /** The lookout's: how many there were at its last look. */
    private long seen;

    LeaderLoop(IoEventLoopGroup parent, IoHandlerFactory handlers, Lookout lookout, String name) {
        super(parent, handlers);
        this.lookout = lookout;
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
        if (thread instanceof LoopThread own) {
            return own.leads() ? own.loop() : null;
        }
        return VISITED.get();
    }

    /** Whether user code waits for the end of the turn; for the leader. */
    boolean defers(boolean ashore) {
        return isGuest(helm.get()) || (ashore && (quick || !deferred.isEmpty()));
    }

    private static boolean isGuest(@Nullable Object leader) {
        return leader instanceof Thread && !(leader instanceof LoopThread);
    }

    /** Runs user code when the turn is over; for the leader. */
    void defer(Deferred task) {
        deferred.add(task);
    }

    Lookout lookout() {
        return lookout;
    }

    /**
     * Adds a task of a caller who will {@link #lead} until its outcome is there, or else {@link #hurry}: if nobody leads, nobody is
     * woken.
     */
    public void leave(Runnable task) {
        if (helm.get() == null && guests.expects(Thread.currentThread())) {
            add(task);
            if (helm.get() != null) {
                ring(); // somebody came, and may have seen no task
            }
        } else {
            execute(task);
        }
    }

    /** The caller that left a task will not come to lead. */
    public void hurry() {
        if (helm.get() == null && hasTasks()) {
            guests.unexpected();
            summon();
        }
    }

    /**
     * Leads on a thread that waits for an answer, until it is there or there is more to do than that; returns at once if the loop
     * has a leader or the thread cannot be one. Whoever completes the future must {@link #answered tell}.
     */
    public void lead(CompletableFuture<?> until) {
        Thread me = Thread.currentThread();
        if (helm.get() != null || !mayLead(me) || !helm.compareAndSet(null, me)) {
            return;
        }
        VISITED.set(this);
        guests.enters(me);
        boolean more = true;
        try {
            runTasks();
            while (!until.isDone() && deferred.isEmpty() && !isShuttingDown()) {
                turn(true);
            }
            more = !deferred.isEmpty();
        } finally {
            VISITED.set(null);
            guests.leaves();
            helm.set(null);
            if (more || hasTasks() || guests.anySleeps() || isShuttingDown()) {
                summon();
            } else if (dozing) {
                LockSupport.unpark(standby.get());
            }
        }
    }

    /** Not threads whose waiting others must know of: of pools that replace them, virtual ones, other event loops. */
    private static boolean mayLead(Thread thread) {
        return !(thread instanceof ForkJoinWorkerThread)
                && !(thread instanceof FastThreadLocalThread)
                && (thread.getClass() == Thread.class
                        || !thread.getClass().getName().startsWith("java.lang."));
    }

    /** The caller sleeps until its answer is there; {@link #wakes} must follow. */
    public void sleeps() {
        guests.sleeps(Thread.currentThread());
    }

    /** The caller is awake again. */
    public void wakes() {
        guests.wakes();
    }

    /** The future of one who leads or sleeps is complete; from any thread. */
    public void answered() {
        Object leader = helm.get();
        if (leader != Thread.currentThread()) {
            if (leader instanceof Thread) {
                wakeup(); // it may be the one who leads
            }
        } else if (leader instanceof LoopThread) {
            guests.answered(ticker().nanoTime());
        }
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
        long seen = guests.visits() - 1;
        boolean came = true;
        while (!isTerminated() && !takes(me, came)) {
            await(came);
            came = guests.visits() != seen;
            seen = guests.visits();
        }
        if (isTerminated()) {
            return false;
        }
        standby.set(null);
        summoned = false;
        guests.unexpected();
        return true;
    }

    /** Takes the helm if it is to: it was appointed or called, or no guest came since the last look. */
    private boolean takes(LoopThread me, boolean guestCame) {
        Object leader = helm.get();
        if (leader == me) {
            pace.slow(ticker().nanoTime()); // appointed, for the one before did not come back
            return true;
        }
        boolean called = summoned || hasTasks();
        if (leader != null || (guestCame && !called) || !helm.compareAndSet(null, me)) {
            return false;
        }
        if ((!called && turnSafely(false) > 0) || !deferred.isEmpty()) {
            guests.disturbed(ticker().nanoTime());
        }
        return true;
    }

    /** Sleeps until the next look, or until it is called. */
    private void await(boolean guestCame) {
        Object leader = helm.get();
        if (leader == null || (guestCame && isGuest(leader))) {
            LockSupport.parkNanos(this, Guests.GAP);
        } else {
            dozing = true;
            if (helm.get() == leader) {
                LockSupport.park(this);
            }
            dozing = false;
        }
    }

    private void lead(LoopThread me) {
        while (!isTerminated()) {
            quick = pace.quick(ticker().nanoTime()) && away.get() < MOST_AWAY;
            turnSafely(deferred.isEmpty());
            if (!deferred.isEmpty() && !runDeferred(me)) {
                away.decrementAndGet();
                return;
            }
            if (guests.due() && deferred.isEmpty() && !isShuttingDown()) {
                guests.welcome();
                break;
            }
        }
        helm.set(null);
        if (hasTasks() || isShuttingDown()) {
            summon();
        } else {
            LockSupport.unpark(standby.get()); // it looks from now on
        }
    }

    // Errors come through Netty's handlers; a loop whose thread died would be lost with all its connections
    private int turnSafely(boolean waits) {
        try {
            return turn(waits);
        } catch (Throwable thrown) {
            LOG.error("a turn of {} failed", Thread.currentThread().getName(), thrown);
            return 0;
        }
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
        lookout.attend();
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
        summoned = true;
        LoopThread waiting = standby.get();
        if (waiting != null) {
            LockSupport.unpark(waiting);
        } else if (!isTerminated() && starting.compareAndSet(false, true)) {
            newThread().start();
        }
    }

    /** Replaces a leader whose user code was there at the last look already; whether anything goes on. By the lookout alone. */
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
