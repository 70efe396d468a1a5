package io.floe.internal.loop;

import java.util.concurrent.Executor;

/**
 * Runs user code that an event loop meets. Thread-safe.
 *
 * <p>Threads of a pool cost two hand-overs for each call, more than all work on it. So the loop's own thread runs it once the turn
 * is over: see {@link LeaderLoop}.
 */
public final class LoopExecutor implements Executor {
    private final Executor target;
    private final boolean detached;

    private LoopExecutor(Executor target, boolean detached) {
        this.target = target;
        this.detached = detached;
    }

    /** User code that may block; what is slow runs on {@code pool}. */
    public static Executor between(Executor pool) {
        return new LoopExecutor(pool, true);
    }

    /** The user's executor, which may run everything at once, but never on a thread that only waits for an answer of its own. */
    public static Executor guarding(Executor given) {
        return new LoopExecutor(given, false);
    }

    @Override
    public void execute(Runnable task) {
        LeaderLoop loop = LeaderLoop.led();
        if (loop == null || !loop.defers(detached)) {
            target.execute(task);
        } else {
            loop.defer(new Deferred(task, target, detached));
        }
    }
}
