package io.floe.transport.udp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How large datagrams and the system's buffers for them may be, in bytes. Immutable.
 *
 * @param receive {@code Ice.UDP.RcvSize}; empty leaves it to the system
 * @param send {@code Ice.UDP.SndSize}; empty leaves it to the system
 */
record DatagramSizes(OptionalInt receive, OptionalInt send) {
    /** What IPv4 can carry: 65,535 less its own header and that of UDP. Ice takes it for IPv6 as well. */
    static final int LARGEST = 65_507;

    private static final int OVERHEAD = 28;
    private static final int SMALLEST = OVERHEAD + 14; // the header of an Ice message
    private static final Logger LOG = LoggerFactory.getLogger(DatagramSizes.class);

    /** Reads {@code Ice.UDP.*}; as in Ice, what cannot hold a message is ignored with a warning. */
    static DatagramSizes of(Map<String, String> properties) {
        return new DatagramSizes(size(properties, "Ice.UDP.RcvSize"), size(properties, "Ice.UDP.SndSize"));
    }

    /** The largest message that is sent. */
    int limit() {
        return send.isPresent() ? Math.min(LARGEST, send.getAsInt() - OVERHEAD) : LARGEST;
    }

    /** What sets {@link #limit}, for people. */
    String reason() {
        return limit() < LARGEST ? "Ice.UDP.SndSize less " + OVERHEAD : "the largest that IP carries";
    }

    void applyTo(Bootstrap bootstrap) {
        receive.ifPresent(bytes -> bootstrap.option(ChannelOption.SO_RCVBUF, bytes));
        send.ifPresent(bytes -> bootstrap.option(ChannelOption.SO_SNDBUF, bytes));
    }

    private static OptionalInt size(Map<String, String> properties, String name) {
        String text = properties.get(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        try {
            int bytes = Integer.parseInt(text);
            if (bytes >= SMALLEST) {
                return OptionalInt.of(bytes);
            }
        } catch (NumberFormatException e) {
            LOG.debug("{}", name, e);
        }
        LOG.warn("{}: {}: ignored (expected: >= {})", name, text, SMALLEST);
        return OptionalInt.empty();
    }
}
