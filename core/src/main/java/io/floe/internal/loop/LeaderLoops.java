package io.floe.internal.loop;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
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

    /**
     * The loop with the fewest channels; of equal ones that which the current thread leads, for then nothing is handed over, or else
     * the next in turn.
     */
    @Override
    public IoEventLoop next() {
        LeaderLoop led = LeaderLoop.led();
        LeaderLoop best = led != null && led.parent() == this ? led : (LeaderLoop) super.next();
        for (EventExecutor each : this) {
            LeaderLoop loop = (LeaderLoop) each;
            best = loop.channels() < best.channels() ? loop : best;
        }
        return best;
    }

    /** For {@link #newChild}, which is called before there are fields. */
    private record Crew(String prefix, AtomicInteger loops, Watchdog watchdog) {}
}
