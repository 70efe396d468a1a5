package io.floe.internal.loop;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.locks.LockSupport;

/** Leads one event loop, or waits to. Its loop's {@link Leadership} says which. */
public final class LoopThread extends FastThreadLocalThread {
    private final LeaderLoop loop;
    private final Detached detached = new Detached(this);
    private volatile boolean dismissed;

    LoopThread(LeaderLoop loop, String name) {
        super(loop::serve, name);
        this.loop = loop;
        setDaemon(true);
        setContextClassLoader(ClassLoader.getSystemClassLoader()); // whoever needs a thread starts it
    }

    LeaderLoop loop() {
        return loop;
    }

    Detached detached() {
        return detached;
    }

    /** It is not needed: another one waits to lead. */
    void dismiss() {
        dismissed = true;
        LockSupport.unpark(this);
    }

    boolean dismissed() {
        return dismissed;
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
