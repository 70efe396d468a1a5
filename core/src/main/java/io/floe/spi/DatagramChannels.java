package io.floe.spi;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;

/** Opens Netty's datagram channels as {@link Transport} asks for: for transports that stand on no other. */
public final class DatagramChannels {
    private DatagramChannels() {}

    /**
     * Connects as {@link Transport#connect} says.
     *
     * @param bootstrap the channel factory, its options and the local address; its group, handler and allocator are not used
     */
    public static Future<Channel> connect(
            Bootstrap bootstrap, EventLoop loop, SocketAddress remote, ChannelSetup setup) {
        return StreamChannels.connect(bootstrap, loop, remote, setup);
    }

    /**
     * Opens a channel for a listener, which is ready once its caller has bound it.
     *
     * @param bootstrap the channel factory and its options; its group, handler and allocator are not used
     */
    public static ChannelFuture open(Bootstrap bootstrap, EventLoop loop, ChannelSetup setup) {
        return bootstrap
                .clone(loop)
                .option(ChannelOption.ALLOCATOR, SocketBuffers.POOL)
                .handler(new ReadyHandler(setup))
                .register();
    }
}
