package io.floe.transport.udp;

import io.netty.channel.socket.DatagramChannel;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's joining of a multicast group on several interfaces. One that refuses does no harm as long as another
 * accepts: where no interface was chosen, all are tried. Owned by the channel's event loop.
 */
final class GroupJoin {
    private static final Logger LOG = LoggerFactory.getLogger(GroupJoin.class);

    private final InetAddress group;
    private final List<NetworkInterface> joined = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    GroupJoin(DatagramChannel channel, InetAddress group, List<NetworkInterface> interfaces) {
        this.group = group;
        for (var one : interfaces) {
            // A join is one system call, done by the time that it returns to the event loop
            var join = channel.joinGroup(group, one, null);
            if (join.isSuccess()) {
                joined.add(one);
            } else {
                LOG.debug("multicast group {}: not joined on {}", group, one, join.cause());
                refused.add(one.getName() + ": " + join.cause());
            }
        }
    }

    List<NetworkInterface> joined() {
        return joined;
    }

    /** Why it was joined nowhere. */
    SocketException problem() {
        return new SocketException("multicast group " + group.getHostAddress() + ": joined nowhere (" + refused + ")");
    }
}
