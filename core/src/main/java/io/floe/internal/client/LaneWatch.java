package io.floe.internal.client;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Looks every 10 ms at the lanes of one event loop on which calls wait: with one timer, for a thousand connections that are
 * called in turn would start a thousand. Owned by that event loop.
 */
final class LaneWatch {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);
    /** A look that comes later than this says more of us than of the peers. */
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(10);

    private final ClientEnvironment environment;
    private final EventLoop loop;
    private final Queue<Lane> lanes = new ArrayDeque<>();
    private boolean ticking;
    private long lookAt;

    LaneWatch(ClientEnvironment environment, EventLoop loop) {
        this.environment = environment;
        this.loop = loop;
    }

    /** Looks at a lane until no call waits there any more. */
    void add(Lane lane) {
        lanes.add(lane);
        if (!ticking) {
            ticking = true;
            schedule(environment.now());
        }
    }

    private void schedule(long now) {
        lookAt = now + TICK;
        loop.schedule(this::look, TICK, TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (lanes.isEmpty()) {
            ticking = false;
            return;
        }
        long now = environment.now();
        boolean punctual = now - lookAt < LATE; // else we were held up ourselves, and answers may wait to be read
        schedule(now); // before a stranger's balancer can throw
        for (int left = lanes.size(); left > 0; left--) {
            Lane lane = lanes.remove();
            if (lane.keepsWatch()) {
                lanes.add(lane); // at the end, so that one whose look throws keeps no other from the next
                if (punctual) {
                    lane.look(now);
                }
            }
        }
    }
}
