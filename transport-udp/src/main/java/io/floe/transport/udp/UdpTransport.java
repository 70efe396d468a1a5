package io.floe.transport.udp;

import io.floe.endpoint.OptionReader;
import io.floe.spi.ChannelSetup;
import io.floe.spi.DatagramChannels;
import io.floe.spi.Hosts;
import io.floe.spi.ListenProblem;
import io.floe.spi.ListenSite;
import io.floe.spi.Listener;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.wire.IceReader;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Datagrams as Ice uses them: one message each, unicast and multicast. Clients' sockets are connected, to groups as well:
 * nobody else can send to them. Immutable.
 */
final class UdpTransport implements Transport<UdpEndpoint> {
    private final TransportContext context;
    private final Hosts hosts;
    private final UdpSockets sockets;
    private final UdpEndpointCodec codec = new UdpEndpointCodec();

    UdpTransport(TransportContext context) {
        this.context = context;
        this.hosts = new Hosts(context);
        this.sockets = new UdpSockets(
                context.engine(),
                DatagramSizes.of(context.properties("Ice.UDP.")),
                SizeWarning.of(context.properties(SizeWarning.PROPERTY).getOrDefault(SizeWarning.PROPERTY, "off")));
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.DATAGRAM);
    }

    @Override
    public UdpEndpoint parse(OptionReader options) {
        return codec.parse(options);
    }

    @Override
    public UdpEndpoint read(IceReader body) {
        return codec.read(body);
    }

    @Override
    public Future<List<Target<UdpEndpoint>>> resolve(UdpEndpoint endpoint, EventLoop loop) {
        var result = loop.<List<Target<UdpEndpoint>>>newPromise();
        hosts.resolve(endpoint.host(), loop).addListener((Future<List<InetAddress>> resolved) -> {
            if (resolved.isSuccess()) {
                result.trySuccess(resolved.getNow().stream()
                        .map(address -> target(endpoint, address))
                        .toList());
            } else {
                result.tryFailure(resolved.cause());
            }
        });
        return result;
    }

    @Override
    public Future<Channel> connect(Target<UdpEndpoint> target, EventLoop loop, ChannelSetup setup) {
        var remote = (InetSocketAddress) target.address();
        try {
            var bootstrap = sockets.client(target.endpoint(), remote.getAddress());
            return DatagramChannels.connect(bootstrap, loop, remote, sockets.setup(setup, false));
        } catch (SocketException e) {
            return loop.newFailedFuture(e);
        }
    }

    @Override
    public Future<Listener<UdpEndpoint>> listen(UdpEndpoint endpoint, ChannelSetup setup) {
        var loop = context.eventLoops().next();
        var result = loop.<Listener<UdpEndpoint>>newPromise();
        context.blocking().execute(() -> {
            try {
                var sites = ListenSite.of(endpoint.host(), endpoint.port(), hosts);
                var joined = interfaces(endpoint, sites.get(0).address());
                var binding = new UdpBinding(endpoint, sites, joined, sockets, loop, setup, result);
                loop.execute(binding::bindNext);
            } catch (UnknownHostException | SocketException e) {
                result.tryFailure(ListenProblem.of(endpoint, endpoint.host(), e));
            }
        });
        return result;
    }

    private static List<NetworkInterface> interfaces(UdpEndpoint endpoint, InetAddress first) throws SocketException {
        return first.isMulticastAddress()
                ? MulticastInterfaces.toJoin(endpoint.multicastInterface(), first)
                : List.of();
    }

    private static Target<UdpEndpoint> target(UdpEndpoint endpoint, InetAddress address) {
        var key = new Key(
                address.getHostAddress(),
                endpoint.port(),
                endpoint.sourceAddress(),
                endpoint.multicastInterface(),
                endpoint.ttl());
        return new Target<>(endpoint, new InetSocketAddress(address, endpoint.port()), key);
    }

    /** Ice's key of a connection (observed from Ice 3.7.8): names of one address share a socket. */
    private record Key(String address, int port, String source, String multicastInterface, OptionalInt ttl) {}
}
