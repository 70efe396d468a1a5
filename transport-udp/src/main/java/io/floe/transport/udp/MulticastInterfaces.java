package io.floe.transport.udp;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The interfaces of this machine, as {@code --interface} names them. */
final class MulticastInterfaces {
    private MulticastInterfaces() {}

    /** Where a listener joins a group: on one interface, or on every one that speaks the group's family. */
    static List<NetworkInterface> toJoin(String word, InetAddress group) throws SocketException {
        if (!word.isEmpty()) {
            return List.of(named(word));
        }
        var all = NetworkInterface.networkInterfaces()
                .filter(one -> one.inetAddresses().anyMatch(own -> own.getClass() == group.getClass()))
                .toList();
        if (all.isEmpty()) {
            throw new SocketException(
                    "multicast group: " + group.getHostAddress() + " (expected: an interface of its family)");
        }
        return all;
    }

    /** The interface of a name, an index or an IP address. */
    static NetworkInterface named(String word) throws SocketException {
        var found = NetworkInterface.getByName(word);
        if (found == null) {
            found = byAddress(word);
        }
        if (found == null) {
            found = byIndex(word);
        }
        if (found == null) {
            throw new SocketException("--interface: " + word
                    + " (expected: the name, the index or an address of an interface of this machine)");
        }
        return found;
    }

    private static @Nullable NetworkInterface byAddress(String word) throws SocketException {
        var address = NetUtil.createInetAddressFromIpAddressString(word);
        return address == null ? null : NetworkInterface.getByInetAddress(address);
    }

    private static @Nullable NetworkInterface byIndex(String word) throws SocketException {
        return word.matches("[0-9]{1,9}") ? NetworkInterface.getByIndex(Integer.parseInt(word)) : null;
    }
}
