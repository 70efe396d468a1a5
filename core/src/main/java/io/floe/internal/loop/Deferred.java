package io.floe.internal.loop;

import java.util.concurrent.Executor;

/**
 * A piece of user code that came up in a turn of a loop and runs after it. Immutable.
 *
 * @param target where it runs otherwise
 * @param detached whether it may block; else it runs on the loop as its target pleases
 */
record Deferred(Runnable task, Executor target, boolean detached) {}
