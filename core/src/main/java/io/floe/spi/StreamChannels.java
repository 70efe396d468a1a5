package io.floe.spi;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;

/** Opens Netty's stream channels as {@link Transport} asks for: for transports that stand on no other. */
public final class StreamChannels {
    private StreamChannels() {}

    /**
     * Connects as {@link Transport#connect} says.
     *
     * @param bootstrap the channel class, its options and the local address; its group, handler and allocator are not used
     */
    public static Future<Channel> connect(
            Bootstrap bootstrap, EventLoop loop, SocketAddress remote, ChannelSetup setup) {
        var result = loop.<Channel>newPromise();
        var connect = bootstrap
                .clone(loop)
                .disableResolver()
                .option(ChannelOption.ALLOCATOR, SocketBuffers.POOL)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // timers are core's
                .handler(new ReadyHandler(new ConnectingSetup(new ConnectSetup(setup, result))))
                .connect(remote);
        connect.addListener(done -> {
            if (!done.isSuccess()) {
                result.tryFailure(done.cause());
                connect.channel().close(); // a local address that was refused leaves it open
            }
        });
        result.addListener(done -> {
            if (done.isCancelled()) {
                connect.channel().close();
            }
        });
        return result;
    }

    /** Leaves it to the connect future to tell of a failure: it knows the cause, where the handler just sees a close. */
    private record ConnectingSetup(ChannelSetup above) implements ChannelSetup {
        @Override
        public void opened(Channel channel) {
            above.opened(channel);
        }

        @Override
        public void ready(Channel channel) {
            above.ready(channel);
        }

        @Override
        public void failed(Channel channel, Throwable cause) {}
    }

    /**
     * Binds a listener and calls {@code setup} for each channel that it accepts.
     *
     * @param bootstrap the groups, the channel factory and the options; its handlers and allocators are not used
     */
    public static ChannelFuture bind(ServerBootstrap bootstrap, SocketAddress local, ChannelSetup setup) {
        return bootstrap
                .clone()
                .childOption(ChannelOption.ALLOCATOR, SocketBuffers.POOL)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new ReadyHandler(setup));
                    }
                })
                .bind(local);
    }
}
