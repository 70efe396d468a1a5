package io.floe.internal.client;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * On which event loops the connections of endpoints live: {@value #NEIGHBOURS} of those that become known one after another share
 * one, the next so many another. Calls that are balanced over a few servers then stay on a loop, and its turns bring more at
 * once; calls over many servers have all loops. Owned by the control thread.
 */
final class LoopShare {
    static final int NEIGHBOURS = 4;

    private final List<EventLoop> loops;
    private int known;

    LoopShare(EventLoopGroup group) {
        this.loops = StreamSupport.stream(group.spliterator(), false)
                .map(EventLoop.class::cast)
                .toList();
    }

    /** The loop of an endpoint that becomes known now, for all its connections. */
    EventLoop next() {
        EventLoop loop = loops.get(known / NEIGHBOURS);
        known = (known + 1) % (NEIGHBOURS * loops.size());
        return loop;
    }
}
