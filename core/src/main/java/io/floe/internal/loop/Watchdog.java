package io.floe.internal.loop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees to it that user code keeps no event loop: looks every half millisecond while any runs, and sleeps while none does.
 * Thread-safe; it looks on a thread of its own.
 */
final class Watchdog implements Runnable {
    private static final long LOOK_NANOS = 500_000;
    /** Without anything to see before it sleeps. */
    private static final int LOOKS = 20;

    private final List<LeaderLoop> loops = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean asleep = true;
    private volatile boolean stopped;

    Watchdog(String prefix) {
        thread = new Thread(this, prefix + "-watchdog");
        thread.setDaemon(true);
    }

    void add(LeaderLoop loop) {
        loops.add(loop);
    }

    /** User code begins; a loop's leadership says so already. */
    void attend() {
        if (asleep) {
            if (started.compareAndSet(false, true)) {
                thread.start();
            } else {
                LockSupport.unpark(thread);
            }
        }
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        int idle = 0;
        while (!stopped) {
            asleep = false;
            idle = look() ? 0 : idle + 1;
            if (idle < LOOKS) {
                LockSupport.parkNanos(this, LOOK_NANOS);
            } else {
                sleep();
                idle = 0;
            }
        }
    }

    /** Whoever begins after this was told wakes it; who began before is seen. */
    private void sleep() {
        asleep = true;
        if (!stopped && loops.stream().noneMatch(LeaderLoop::isDetached)) {
            LockSupport.park(this);
        }
    }

    private boolean look() {
        boolean busy = false;
        for (LeaderLoop loop : loops) {
            busy |= loop.look();
        }
        return busy;
    }
}
