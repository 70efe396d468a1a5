package io.floe.spi;

import io.floe.fault.ConfigurationException;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * What the host of an endpoint means to Ice: addresses to connect to, to listen at and to publish. Honours the
 * properties {@code Ice.IPv4} (1), {@code Ice.IPv6} (1) and {@code Ice.PreferIPv6Address} (0). For transports over IP.
 * Immutable.
 */
public final class Hosts {
    private final Executor blocking;
    private final boolean ipv4;
    private final boolean ipv6;
    private final boolean preferIpv6;

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException if both families are disabled
     */
    public Hosts(TransportContext context) {
        var properties = context.properties("Ice.");
        this.blocking = context.blocking();
        this.ipv4 = !properties.getOrDefault("Ice.IPv4", "1").equals("0");
        this.ipv6 = !properties.getOrDefault("Ice.IPv6", "1").equals("0");
        this.preferIpv6 = properties.getOrDefault("Ice.PreferIPv6Address", "0").equals("1");
        if (!ipv4 && !ipv6) {
            throw new ConfigurationException("Ice.IPv4, Ice.IPv6: 0, 0 (expected: 1 for at least one of them)");
        }
    }

    /**
     * The addresses behind a host, the families in turn and the preferred one first (RFC 8305), so that whoever tries them
     * one by one comes to the other family soon; loopback for an empty host. Each carries the host as its
     * name. Names are looked up off the event loops. Fails with {@link UnknownHostException}.
     *
     * @param executor where the future's listeners run; at once, and on the caller's thread, if the host is an address
     */
    public Future<List<InetAddress>> resolve(String host, EventExecutor executor) {
        if (host.isEmpty() || isLiteral(host)) {
            return lookUp(host, ImmediateEventExecutor.INSTANCE.newPromise());
        }
        var result = executor.<List<InetAddress>>newPromise();
        blocking.execute(() -> lookUp(host, result));
        return result;
    }

    private Future<List<InetAddress>> lookUp(String host, Promise<List<InetAddress>> result) {
        try {
            result.trySuccess(resolveNow(host));
        } catch (UnknownHostException e) {
            result.tryFailure(e);
        }
        return result;
    }

    /** As {@link #resolve}, on the caller's thread. */
    public List<InetAddress> resolveNow(String host) throws UnknownHostException {
        var all = host.isEmpty() ? loopback() : List.of(InetAddress.getAllByName(host));
        var usable = inTurn(all);
        if (usable.isEmpty()) {
            throw new UnknownHostException(host + ": " + all + " (expected: an " + families() + " address)");
        }
        return usable;
    }

    /** Where to listen without a host: both families on one socket if both are enabled and this machine has both. */
    public InetAddress wildcard() throws SocketException {
        return ipv6 && localAddresses().anyMatch(Inet6Address.class::isInstance) ? any(16) : any(4);
    }

    /**
     * What to publish for a listener that is bound to a wildcard: every address of this machine that others may reach,
     * loopback only where there is nothing else (observed from Ice 3.7.8).
     */
    public List<String> published(InetAddress wildcard) throws SocketException {
        var bound = localAddresses()
                .filter(address -> address instanceof Inet4Address ? ipv4 : ipv6 && wildcard instanceof Inet6Address)
                .filter(address -> !address.isLinkLocalAddress())
                .toList();
        var reachable =
                bound.stream().filter(address -> !address.isLoopbackAddress()).toList();
        return (reachable.isEmpty() ? bound : reachable)
                .stream().sorted(preference()).map(Hosts::text).distinct().toList();
    }

    /** An address as the host of an endpoint: without the scope, which means nothing elsewhere. */
    public static String text(InetAddress address) {
        return NetUtil.toAddressString(address).replaceFirst("%.*", "");
    }

    private static boolean isLiteral(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }

    private static Stream<InetAddress> localAddresses() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses);
    }

    private static List<InetAddress> loopback() {
        return List.of(NetUtil.LOCALHOST4, NetUtil.LOCALHOST6);
    }

    private static InetAddress any(int length) {
        try {
            return InetAddress.getByAddress(new byte[length]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(Arrays.toString(new byte[length]), e);
        }
    }

    List<InetAddress> inTurn(List<InetAddress> all) {
        var preferred = new ArrayDeque<InetAddress>();
        var others = new ArrayDeque<InetAddress>();
        for (var address : all) {
            if (address instanceof Inet4Address ? ipv4 : ipv6) {
                (isPreferred(address) ? preferred : others).add(address);
            }
        }
        var turns = new ArrayList<InetAddress>();
        while (!preferred.isEmpty() || !others.isEmpty()) {
            addFirst(preferred, turns);
            addFirst(others, turns);
        }
        return turns;
    }

    private static void addFirst(Queue<InetAddress> from, List<InetAddress> to) {
        if (!from.isEmpty()) {
            to.add(from.remove());
        }
    }

    private boolean isPreferred(InetAddress address) {
        return (address instanceof Inet6Address) == preferIpv6;
    }

    private Comparator<InetAddress> preference() {
        return Comparator.comparing(address -> (address instanceof Inet6Address) != preferIpv6);
    }

    private String families() {
        return ipv4 && ipv6 ? "IP" : ipv4 ? "IPv4" : "IPv6";
    }
}
