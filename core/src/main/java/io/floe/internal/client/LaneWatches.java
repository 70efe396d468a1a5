package io.floe.internal.client;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The watch of each event loop of a communicator. Thread-safe; a watch is made on its first use. */
final class LaneWatches {
    private final ClientEnvironment environment;
    private final Map<EventLoop, LaneWatch> watches = new ConcurrentHashMap<>();

    LaneWatches(ClientEnvironment environment) {
        this.environment = environment;
    }

    LaneWatch of(EventLoop loop) {
        LaneWatch known = watches.get(loop);
        return known != null ? known : watches.computeIfAbsent(loop, made -> new LaneWatch(environment, made));
    }
}
