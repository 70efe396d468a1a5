package io.floe.internal.loop;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Several {@link LeaderLoop}s. Thread-safe. */
public final class LeaderLoops extends MultiThreadIoEventLoopGroup {
    /** @param prefix of the threads' names */
    public LeaderLoops(int loops, IoHandlerFactory handlers, String prefix) {
        super(loops, (Executor) null, handlers, new Crew(prefix, new AtomicInteger(), new Watchdog(prefix)));
        Watchdog watchdog = ((LeaderLoop) next()).watchdog();
        forEach(loop -> watchdog.add((LeaderLoop) loop));
        watchdog.start();
        terminationFuture().addListener(ended -> watchdog.stop());
    }

    @Override
    protected IoEventLoop newChild(Executor unused, IoHandlerFactory handlers, Object... args) {
        Crew crew = (Crew) args[0];
        return new LeaderLoop(
                this,
                handlers,
                crew.watchdog(),
                crew.prefix() + "-" + crew.loops().incrementAndGet());
    }

    /** For {@link #newChild}, which is called before there are fields. */
    private record Crew(String prefix, AtomicInteger loops, Watchdog watchdog) {}
}
