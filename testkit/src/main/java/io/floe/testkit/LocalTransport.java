package io.floe.testkit;

import io.floe.endpoint.OptionReader;
import io.floe.fault.ListenException;
import io.floe.spi.ChannelSetup;
import io.floe.spi.Listener;
import io.floe.spi.StreamChannels;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.wire.IceReader;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Netty's local channels. They run on the communicator's event loops where these can carry them, as those of
 * {@link VirtualTime} can, else on one of its own. Immutable.
 */
final class LocalTransport implements Transport<LocalEndpoint> {
    private final EventLoopGroup loops;
    private final boolean ownLoops;

    LocalTransport(TransportContext context) {
        this.ownLoops = !carriesLocal(context.eventLoops().next());
        this.loops = ownLoops
                ? new MultiThreadIoEventLoopGroup(
                        1, new DefaultThreadFactory("floe-local", true), LocalIoHandler.newFactory())
                : context.eventLoops();
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    @Override
    public LocalEndpoint parse(OptionReader options) {
        return new LocalEndpoint(options.text("-n").orElse(""), options.timeout(), options.flag("-z"));
    }

    @Override
    public LocalEndpoint read(IceReader body) {
        var name = body.readString();
        long millis = body.readLong();
        return new LocalEndpoint(
                name, millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)), body.readBool());
    }

    @Override
    public Future<List<Target<LocalEndpoint>>> resolve(LocalEndpoint endpoint, EventLoop loop) {
        var address = endpoint.name().isEmpty() ? LocalAddress.ANY : new LocalAddress(endpoint.name());
        return loop.newSucceededFuture(
                List.of(new Target<>(endpoint, address, new Key(endpoint.name(), endpoint.timeout()))));
    }

    @Override
    public Future<Channel> connect(Target<LocalEndpoint> target, EventLoop loop, ChannelSetup setup) {
        var fitting = carriesLocal(loop) ? loop : loops.next();
        return StreamChannels.connect(new Bootstrap().channel(LocalChannel.class), fitting, target.address(), setup);
    }

    @Override
    public Future<Listener<LocalEndpoint>> listen(LocalEndpoint endpoint, ChannelSetup setup) {
        var address =
                endpoint.name().isEmpty() ? new LocalAddress(LocalTransport.class) : new LocalAddress(endpoint.name());
        var real = new LocalEndpoint(address.id(), endpoint.timeout(), endpoint.compress());
        var result = loops.next().<Listener<LocalEndpoint>>newPromise();
        var bootstrap = new ServerBootstrap().group(loops).channel(LocalServerChannel.class);
        StreamChannels.bind(bootstrap, address, setup).addListener((ChannelFutureListener) done -> {
            if (!done.isSuccess()) {
                result.tryFailure(new ListenException(
                        endpoint.toString(), "-n: " + address.id() + " (expected: a name that is free)", done.cause()));
            } else if (!result.trySuccess(new Bound(real, done.channel()))) {
                done.channel().close();
            }
        });
        return result;
    }

    @Override
    public void close() {
        if (ownLoops) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private static boolean carriesLocal(EventLoop loop) {
        return loop instanceof IoEventLoop io && io.isIoType(LocalIoHandler.class);
    }

    private record Key(String name, Optional<Duration> timeout) {}

    private record Bound(LocalEndpoint endpoint, Channel channel) implements Listener<LocalEndpoint> {
        @Override
        public List<LocalEndpoint> endpoints() {
            return List.of(endpoint);
        }

        @Override
        public List<LocalEndpoint> published() {
            return List.of(endpoint);
        }

        @Override
        public Future<?> close() {
            return channel.close();
        }
    }
}
