package io.floe.internal.loop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that user code keeps no event loop: looks every two milliseconds while any runs, and sleeps while none does.
 * Thread-safe; it looks on a thread of its own.
 */
final class Watchdog implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long LOOK_NANOS = 2_000_000;
    /** Without anything to see before it sleeps. */
    private static final int LOOKS = 5;

    private final List<LeaderLoop> loops = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean asleep = true;
    private volatile boolean stopped;

    Watchdog(String prefix) {
        thread = new Thread(this, prefix + "-watchdog");
        thread.setDaemon(true);
    }

    void add(LeaderLoop loop) {
        loops.add(loop);
    }

    void start() {
        thread.start();
    }

    /** User code begins; a loop's leadership says so already. */
    void attend() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    /** Nothing is dispatched any more; user code that still runs is watched to its end. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        int idle = 0;
        while (!stopped || anyDetached()) {
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
        if (!stopped && !anyDetached()) {
            LockSupport.park(this);
        }
    }

    private boolean anyDetached() {
        return loops.stream().anyMatch(LeaderLoop::isDetached);
    }

    private boolean look() {
        boolean busy = false;
        for (LeaderLoop loop : loops) {
            busy |= look(loop);
        }
        return busy;
    }

    // there may be no memory for a thread; the next look tries again
    private static boolean look(LeaderLoop loop) {
        try {
            return loop.look();
        } catch (Throwable thrown) {
            LOG.error("an event loop is held by user code, and cannot go on elsewhere", thrown);
            return true;
        }
    }
}
