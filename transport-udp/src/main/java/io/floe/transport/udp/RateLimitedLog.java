package io.floe.transport.udp;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At most ten warnings a second, so that nobody fills the log from outside. Owned by its channel's event loop. */
final class RateLimitedLog {
    private static final Logger LOG = LoggerFactory.getLogger(UdpTransport.class);
    private static final int LINES_PER_SECOND = 10;

    private final Channel channel;
    private long second;
    private int lines;

    RateLimitedLog(Channel channel) {
        this.channel = channel;
    }

    void warn(String what, String value) {
        long now = TimeUnit.NANOSECONDS.toSeconds(channel.eventLoop().ticker().nanoTime());
        if (now != second) {
            second = now;
            lines = 0;
        }
        if (lines >= LINES_PER_SECOND) {
            return;
        }
        lines++;
        LOG.warn("udp {}: {}: {}", channel.localAddress(), what, value);
    }
}
