package io.floe.spi;

import io.netty.channel.socket.SocketProtocolFamily;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * One address to listen at: for transports over IP. Immutable.
 *
 * @param address what is bound
 * @param host the host of the endpoint that is listened at
 * @param published the hosts that proxies should carry
 */
public record ListenSite(InetAddress address, String host, List<String> published) {
    public ListenSite {
        published = List.copyOf(published);
    }

    /**
     * Where a host listens and what it publishes (observed from Ice 3.7.8): a name with several addresses listens at
     * each, and is itself published if the port is given, for then it is right for all of them. Blocks.
     *
     * @param host empty for every local address
     * @param port 0 lets the system choose
     * @throws UnknownHostException if the host has no address
     * @throws SocketException if the addresses of this machine cannot be had
     */
    public static List<ListenSite> of(String host, int port, Hosts hosts) throws UnknownHostException, SocketException {
        var addresses = host.isEmpty() ? List.of(hosts.wildcard()) : hosts.resolveNow(host);
        if (addresses.size() == 1) {
            var only = addresses.get(0);
            return List.of(
                    new ListenSite(only, host, only.isAnyLocalAddress() ? hosts.published(only) : List.of(host)));
        }
        return addresses.stream()
                .map(address -> {
                    var text = Hosts.text(address);
                    return new ListenSite(address, text, List.of(port == 0 ? text : host));
                })
                .toList();
    }

    /** The family of the address. */
    public SocketProtocolFamily family() {
        return address instanceof Inet6Address ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    }
}
