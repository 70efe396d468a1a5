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
        super(loops, (Executor) null, handlers, new Crew(prefix, new AtomicInteger(), new Overseer(prefix)));
        Overseer overseer = ((LeaderLoop) next()).overseer();
        forEach(loop -> overseer.add((LeaderLoop) loop));
        terminationFuture().addListener(ended -> overseer.stop());
    }

    @Override
    protected IoEventLoop newChild(Executor unused, IoHandlerFactory handlers, Object... args) {
        Crew crew = (Crew) args[0];
        return new LeaderLoop(
                this,
                handlers,
                crew.overseer(),
                crew.prefix() + "-" + crew.loops().incrementAndGet());
    }

    /** For {@link #newChild}, which is called before there are fields. */
    private record Crew(String prefix, AtomicInteger loops, Overseer overseer) {}
}
