package io.floe.transport.tcp;

import io.floe.endpoint.OptionReader;
import io.floe.spi.ChannelSetup;
import io.floe.spi.Hosts;
import io.floe.spi.ListenProblem;
import io.floe.spi.ListenSite;
import io.floe.spi.Listener;
import io.floe.spi.StreamChannels;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.wire.IceReader;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.PromiseNotifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sockets as Ice uses them: no delay, no keep-alive probes, every address of a name a target of its own. Immutable. */
final class TcpTransport implements Transport<TcpEndpoint> {
    /** One read of a connection that brings much takes so much, and one turn of the event loop four of them: as Netty's 16 of 64 KiB. */
    private static final int READ_BYTES = 256 * 1024;

    private static final int READS = 4;

    private final TransportContext context;
    private final Hosts hosts;
    private final @Nullable NetworkProxy proxy;
    private final TcpEndpointCodec codec = new TcpEndpointCodec();

    TcpTransport(TransportContext context) {
        this.context = context;
        this.hosts = new Hosts(context);
        this.proxy = NetworkProxy.of(context.properties("Ice.")).orElse(null);
    }

    /** How much each read may bring: little at first, and as much as is there later. */
    static RecvByteBufAllocator reads() {
        return new AdaptiveRecvByteBufAllocator(64, 2048, READ_BYTES).maxMessagesPerRead(READS);
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    @Override
    public TcpEndpoint parse(OptionReader options) {
        return codec.parse(options);
    }

    @Override
    public TcpEndpoint read(IceReader body) {
        return codec.read(body);
    }

    @Override
    public Future<List<Target<TcpEndpoint>>> resolve(TcpEndpoint endpoint, EventLoop loop) {
        if (proxy != null && proxy.looksUp() && !endpoint.host().isEmpty()) {
            return loop.newSucceededFuture(List.of(unresolved(endpoint)));
        }
        var result = loop.<List<Target<TcpEndpoint>>>newPromise();
        hosts.resolve(endpoint.host(), loop).addListener((Future<List<InetAddress>> resolved) -> {
            if (resolved.isSuccess()) {
                result.trySuccess(targets(endpoint, resolved.getNow()));
            } else {
                result.tryFailure(resolved.cause());
            }
        });
        return result;
    }

    private List<Target<TcpEndpoint>> targets(TcpEndpoint endpoint, List<InetAddress> addresses) {
        var targets = new ArrayList<Target<TcpEndpoint>>(addresses.size());
        for (var address : addresses) {
            if (proxy == null || proxy.reaches(address)) {
                targets.add(target(endpoint, address));
            }
        }
        return targets;
    }

    @Override
    public Future<Channel> connect(Target<TcpEndpoint> target, EventLoop loop, ChannelSetup setup) {
        var bootstrap = new Bootstrap()
                .channel(context.engine().streamChannel())
                .option(ChannelOption.RECVBUF_ALLOCATOR, reads())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, false);
        var source = target.endpoint().sourceAddress();
        if (!source.isEmpty()) {
            bootstrap.localAddress(new InetSocketAddress(source, 0));
        }
        return proxy == null
                ? StreamChannels.connect(bootstrap, loop, target.address(), setup)
                : connectThrough(proxy, bootstrap, loop, target.address(), setup);
    }

    private Future<Channel> connectThrough(
            NetworkProxy through, Bootstrap bootstrap, EventLoop loop, SocketAddress address, ChannelSetup setup) {
        var result = loop.<Channel>newPromise();
        hosts.resolve(through.host(), loop).addListener((Future<List<InetAddress>> found) -> {
            if (!found.isSuccess()) {
                result.tryFailure(found.cause());
                return;
            }
            var at = new InetSocketAddress(found.getNow().get(0), through.port());
            var connecting =
                    StreamChannels.connect(bootstrap, loop, address, new TunnelSetup(setup, through.handler(at)));
            PromiseNotifier.cascade(connecting, result);
        });
        return result;
    }

    @Override
    public Future<Listener<TcpEndpoint>> listen(TcpEndpoint endpoint, ChannelSetup setup) {
        var loop = context.eventLoops().next();
        var result = loop.<Listener<TcpEndpoint>>newPromise();
        context.blocking().execute(() -> {
            try {
                var sites = ListenSite.of(endpoint.host(), endpoint.port(), hosts);
                var binding = new TcpBinding(endpoint, sites, context, loop, setup, result);
                loop.execute(binding::bindNext);
            } catch (UnknownHostException | SocketException e) {
                result.tryFailure(ListenProblem.of(endpoint, endpoint.host(), e));
            }
        });
        return result;
    }

    private static Target<TcpEndpoint> unresolved(TcpEndpoint endpoint) {
        var key = new Key(endpoint.host(), endpoint.port(), endpoint.sourceAddress(), endpoint.timeout());
        return new Target<>(endpoint, InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port()), key);
    }

    private static Target<TcpEndpoint> target(TcpEndpoint endpoint, InetAddress address) {
        var key = new Key(address.getHostAddress(), endpoint.port(), endpoint.sourceAddress(), endpoint.timeout());
        return new Target<>(endpoint, new InetSocketAddress(address, endpoint.port()), key);
    }

    /** Ice's key of a connection (observed from Ice 3.7.8): names of one address share, timeouts do not. */
    private record Key(String address, int port, String source, Optional<Duration> timeout) {}
}
