package io.floe.transport.udp;

import io.floe.fault.ConfigurationException;
import io.netty.channel.Channel;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From which size on a datagram that is sent is worth a warning, for one that is cut into pieces is lost with any of them:
 * {@code floe.udp.warn-above} is {@code off}, a number of bytes, or {@code mtu} for what the interface carries whole. Immutable.
 *
 * @param bytes the size; {@link #MTU} for that of the interface, {@link #OFF} for none
 */
record SizeWarning(int bytes) {
    static final String PROPERTY = "floe.udp.warn-above";

    private static final int MTU = 0;
    private static final int OFF = Integer.MAX_VALUE;
    private static final int HEADERS_OF_IPV4 = 28;
    private static final int HEADERS_OF_IPV6 = 48;
    private static final Logger LOG = LoggerFactory.getLogger(SizeWarning.class);

    /** @throws ConfigurationException if the text is none of the three */
    static SizeWarning of(String text) {
        if (text.equals("off")) {
            return new SizeWarning(OFF);
        }
        if (text.equals("mtu")) {
            return new SizeWarning(MTU);
        }
        if (text.matches("[1-9][0-9]{0,4}")) {
            return new SizeWarning(Integer.parseInt(text));
        }
        throw new ConfigurationException(PROPERTY + ": " + text + " (expected: off, mtu or bytes, 1..99999)");
    }

    /** The largest message that is sent over the channel without a warning. */
    int limit(Channel channel) {
        return bytes == MTU ? whole(channel) : bytes;
    }

    private static int whole(Channel channel) {
        if (channel.localAddress() instanceof InetSocketAddress local) {
            try {
                var own = NetworkInterface.getByInetAddress(local.getAddress());
                int headers = local.getAddress() instanceof Inet6Address ? HEADERS_OF_IPV6 : HEADERS_OF_IPV4;
                return own == null ? OFF : own.getMTU() - headers;
            } catch (SocketException e) {
                LOG.debug("{}: its MTU is not known", local, e);
            }
        }
        return OFF;
    }
}
