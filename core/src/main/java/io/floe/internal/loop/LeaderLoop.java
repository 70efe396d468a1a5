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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event loop that changes hands (Leader/Followers). Owned by whoever is at its {@link Leadership}, one thread at a time.
 *
 * <p>A turn waits for sockets, serves them, and runs the tasks of the loop. What user code came up in it (a request to dispatch, a
 * dependent of a future) runs after it, on the same thread, which is detached then: no event loop, so that it may block. If it
 * does not come back within two looks of the {@link Watchdog}, another thread takes the leadership, and it finds itself
 * replaced. So quick user code costs no hand-over, and slow user code stops nobody; while it is slow, {@link UserCodePace} has it run
 * elsewhere from the start.
 *
 * <p>A caller that waits for an answer leads the loop itself, as a caller, if it is regular and alone ({@link WaitingCallers}).
 */
public final class LeaderLoop extends IoTurns {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderLoop.class);
    /** Threads that user code may hold before all of it runs elsewhere. */
    private static final int MOST_AWAY = 4;

    /** More than a dial needs. Others may wait for the visitor: it may have the control thread's turn. */
    static final int TASKS_OF_A_VISIT = 64;

    private static final ThreadLocal<@Nullable LeaderLoop> VISITED = new ThreadLocal<>();

    private final WaitingCallers callers = new WaitingCallers();
    private final Leadership leadership = new Leadership(this, callers);
    private final Watchdog watchdog;
    private final String name;
    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();
    private final Queue<Deferred> deferred = new ArrayDeque<>();
    private final UserCodePace pace = new UserCodePace();
    private boolean quick;
    /** How many pieces of user code were begun. */
    private long begun;
    /** The watchdog's: how many there were at its last look. */
    private long seen;

    LeaderLoop(IoEventLoopGroup parent, IoHandlerFactory handlers, Watchdog watchdog, String name) {
        super(parent, handlers);
        this.watchdog = watchdog;
        this.name = name;
    }

    LoopThread newThread() {
        return new LoopThread(this, name + "-" + threads.incrementAndGet());
    }

    Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public boolean inEventLoop(Thread thread) {
        return leadership.isHeldBy(thread);
    }

    /** The loop that the current thread leads, if it does. */
    public static @Nullable LeaderLoop led() {
        if (Thread.currentThread() instanceof LoopThread own) {
            return own.leads() ? own.loop() : null;
        }
        return VISITED.get();
    }

    /** Whether the current thread is a caller's that leads a loop. */
    public static boolean callerLeads() {
        return !(Thread.currentThread() instanceof LoopThread) && VISITED.get() != null;
    }

    /** Whether somebody must come. */
    boolean isCalled() {
        return hasTasks() || isShuttingDown();
    }

    /** Whoever is detached looks for tasks when it is back, or its successor does. */
    @Override
    void ring() {
        if (leadership.isFree()) {
            leadership.call();
        } else if (!leadership.isDetached()) {
            wakeup();
        }
    }

    // ---- callers

    /**
     * Adds a task of a caller who will {@link #lead} until its outcome is there, or else {@link #hurry}: if nobody leads, nobody is
     * woken.
     */
    public void leave(Runnable task) {
        if (leadership.isFree() && callers.expects(Thread.currentThread())) {
            add(task);
            if (!leadership.isFree()) {
                ring(); // somebody came, and may have seen no task
            }
        } else {
            execute(task);
        }
    }

    /** The caller that left a task will not come to lead. */
    public void hurry() {
        if (leadership.isFree() && hasTasks()) {
            callers.unexpected();
            leadership.call();
        }
    }

    /**
     * Does a task as the leader, and some of what it adds to the loop, if the thread is a caller who is expected to lead and nobody
     * does: else nothing.
     *
     * @return whether it was done
     */
    public boolean visit(Runnable task) {
        Thread me = Thread.currentThread();
        boolean visits = callers.expects(me) && VISITED.get() == null && mayLead(me) && leadership.take(me);
        if (visits) {
            asLeader(me, () -> {
                task.run();
                runTasks(TASKS_OF_A_VISIT);
                return deferred.isEmpty();
            });
        }
        return visits;
    }

    /**
     * Leads on a thread that waits for an answer, until it is there or there is more to do than that; returns at once if the loop
     * has a leader or the thread cannot be one. Whoever completes the future must {@link #answered tell}.
     */
    public void lead(CompletableFuture<?> until) {
        Thread me = Thread.currentThread();
        if (!mayLead(me) || !leadership.take(me)) {
            return;
        }
        asLeader(me, () -> {
            runTasks();
            while (!until.isDone() && deferred.isEmpty() && !isShuttingDown()) {
                turnSafely(true);
            }
            return deferred.isEmpty();
        });
    }

    /** @param work says whether nothing of it is left to do */
    private void asLeader(Thread me, BooleanSupplier work) {
        VISITED.set(this);
        callers.enters(me);
        boolean done = false;
        try {
            done = work.getAsBoolean();
        } finally {
            VISITED.set(null);
            callers.visited();
            leadership.leave(!done || callers.anySleeps());
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
        Thread me = Thread.currentThread();
        callers.sleeps(mayLead(me) ? me : null);
        if (leadership.isFree()) {
            leadership.call(); // who led did not see it
        }
    }

    /** The caller is awake again. */
    public void wakes() {
        callers.wakes();
    }

    /** The future of one who leads or sleeps is complete; from any thread. */
    public void answered() {
        boolean callerLeads = leadership.isHeldByCaller();
        if (!inEventLoop()) {
            if (callerLeads) {
                execute(() -> {}); // it may be the one, and looks after each turn
            }
        } else if (!callerLeads) {
            callers.answered(ticker().nanoTime());
        }
    }

    // ---- the loop's own threads

    /** The life of one of them. */
    void serve() {
        LoopThread me = (LoopThread) Thread.currentThread();
        ThreadExecutorMap.setCurrentExecutor(this); // buffers of the thread's own
        for (var promotion = leadership.awaitPromotion(me);
                promotion != Leadership.Promotion.NONE;
                promotion = leadership.awaitPromotion(me)) {
            try {
                lead(me, promotion);
            } catch (Throwable thrown) {
                leadership.giveUp(me); // first, for the other may fail as well where there is no memory
                LOG.error("{} failed", me.getName(), thrown);
            }
        }
    }

    private void lead(LoopThread me, Leadership.Promotion promotion) {
        if (promotion == Leadership.Promotion.APPOINTED) {
            pace.slow(ticker().nanoTime());
        } else if ((promotion == Leadership.Promotion.IDLE && turnSafely(false) > 0) || !deferred.isEmpty()) {
            callers.disturbed(ticker().nanoTime());
        }
        while (!isTerminated() || !deferred.isEmpty()) {
            quick = isQuick(ticker().nanoTime());
            turnSafely(deferred.isEmpty());
            terminateIfClosing();
            if (!deferred.isEmpty() && !runDeferred(me)) {
                away.decrementAndGet();
                return;
            }
            if (callers.due() && deferred.isEmpty()) {
                callers.welcome();
                break;
            }
        }
        leadership.leaveToCaller();
    }

    private boolean isQuick(long now) {
        return pace.quick(now) && away.get() < MOST_AWAY;
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

    // ---- user code

    /** Whether user code waits for the end of the turn; for the leader. */
    boolean defers(boolean detached) {
        return leadership.isHeldByCaller() || (detached && (quick || !deferred.isEmpty()));
    }

    /** Runs user code when the turn is over; for the leader. */
    void defer(Deferred task) {
        deferred.add(task);
    }

    /** Runs user code; false if somebody else leads by now. */
    private boolean runDeferred(LoopThread me) {
        long began = ticker().nanoTime();
        long before = began;
        IntSupplier connections = this::connectionsSentTo;
        for (int i = 0; !deferred.isEmpty() && !Chunk.isFull(i, before - began, connections); i++) {
            Deferred next = deferred.remove();
            if (!quick || !next.detached()) {
                if (!runElsewhere(me, next)) {
                    return false;
                }
            } else if (runDetached(me, next.task())) {
                long now = ticker().nanoTime();
                pace.took(now - before, now);
                quick = isQuick(now);
                before = now;
            } else {
                return false;
            }
        }
        runTasks(); // what user code sent
        return true;
    }

    /** Each has a task waiting. */
    private int connectionsSentTo() {
        return tasksWaiting(Chunk.MOST_CONNECTIONS);
    }

    private boolean runDetached(LoopThread me, Runnable task) {
        begun++;
        leadership.detach(me);
        watchdog.attend();
        run(task);
        return leadership.reattach(me);
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

    // the user's executor may throw anything
    private boolean runElsewhere(LoopThread me, Deferred next) {
        try {
            next.target().execute(next.task());
        } catch (RejectedExecutionException stopped) {
            return runDetached(me, next.task()); // the communicator is closing
        } catch (Throwable thrown) {
            LOG.error("a task on {} failed", me.getName(), thrown);
        }
        return true;
    }

    /** Replaces a leader whose user code was there at the last look already; whether anything goes on. By the watchdog alone. */
    boolean look() {
        boolean detached = leadership.isDetached();
        boolean moved = begun != seen;
        seen = begun;
        if (detached && !moved && leadership.replaceDetached()) {
            away.incrementAndGet();
        }
        return moved || detached;
    }

    boolean isDetached() {
        return leadership.isDetached();
    }
}
