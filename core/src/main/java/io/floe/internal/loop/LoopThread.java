package io.floe.internal.loop;

import io.netty.util.concurrent.FastThreadLocalThread;

/** Leads one event loop, or waits to. Its loop's {@link Leadership} says which. */
public final class LoopThread extends FastThreadLocalThread {
    private final LeaderLoop loop;
    private final Detached detached = new Detached(this);

    LoopThread(LeaderLoop loop, String name) {
        super(loop::serve, name);
        this.loop = loop;
        setDaemon(true);
    }

    LeaderLoop loop() {
        return loop;
    }

    Detached detached() {
        return detached;
    }

    /** Whether it is an event loop right now, so that it must not block; it runs user code at other times. */
    public boolean leads() {
        return loop.inEventLoop(this);
    }

    /** Netty's own idea of it, which is asked once for each thread: it may block at times. */
    @Override
    public boolean permitBlockingCalls() {
        return true;
    }
}
