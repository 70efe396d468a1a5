package io.floe.internal.runtime;

import io.netty.channel.EventLoopGroup;
import io.netty.util.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.Executor;

/**
 * Everything of a communicator that runs code, and its clock. Immutable. Tests give it one thread and a manual clock.
 *
 * @param loops connections live on these
 * @param control owns groups, health and probes
 * @param deadlines ends calls whose time is up
 * @param ticker the clock of all of them
 * @param callbacks dependents of returned futures
 * @param dispatch dispatchers
 * @param blocking names and files
 * @param stop ends those that the communicator started
 */
public record Threads(
        EventLoopGroup loops,
        EventExecutor control,
        Timer deadlines,
        Ticker ticker,
        Executor callbacks,
        Executor dispatch,
        Executor blocking,
        Runnable stop) {}
