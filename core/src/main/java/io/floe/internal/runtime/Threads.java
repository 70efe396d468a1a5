package io.floe.internal.runtime;

import io.netty.channel.EventLoopGroup;
import io.netty.util.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Everything of a communicator that runs code, its clock and its dice. Immutable. Tests give it one thread, a manual clock and
 * a seed.
 *
 * @param loops connections live on these
 * @param control owns groups, health and probes
 * @param deadlines ends calls whose time is up
 * @param ticker the clock of all of them
 * @param callbacks dependents of returned futures
 * @param dispatch dispatchers
 * @param blocking names and files
 * @param packing compresses and decompresses messages
 * @param random for jitter
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
        Executor packing,
        RandomGenerator random,
        Runnable stop) {}
