package io.floe.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Opens connections to a server and says nothing on them. Owned by one thread. */
final class IdleConnections implements AutoCloseable {
    /** Servers let in so many from one address: others come from 127.0.0.3 and so on. */
    private static final int PER_ADDRESS = 900;

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final @Nullable SslContext tls;
    private final List<Channel> open = new ArrayList<>();

    IdleConnections(Site site) throws SSLException {
        tls = site.tls()
                ? SslContextBuilder.forClient()
                        .trustManager(site.file("ca.pem").toFile())
                        .sslProvider(SslProvider.OPENSSL)
                        .build()
                : null;
    }

    void open(int port, int upTo) throws InterruptedException {
        while (open.size() < upTo) {
            open.add(connect(port, open.size() / PER_ADDRESS));
        }
    }

    private Channel connect(int port, int source) throws InterruptedException {
        Channel channel = new Bootstrap()
                .group(loops)
                .channel(EpollSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                        if (tls != null) {
                            made.pipeline().addLast(tls.newHandler(made.alloc(), "localhost", port));
                        }
                        made.pipeline().addLast(new Silent());
                    }
                })
                .localAddress(new InetSocketAddress("127.0.0." + (source + 2), 0))
                .connect(Site.HOST, port)
                .sync()
                .channel();
        SslHandler secure = channel.pipeline().get(SslHandler.class);
        if (secure != null) {
            secure.handshakeFuture().sync();
        }
        return channel;
    }

    private static final class Silent extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object bytes) {
            ReferenceCountUtil.release(bytes);
        }
    }

    /** How many the servers have not closed. */
    long alive() {
        return open.stream().filter(Channel::isActive).count();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
