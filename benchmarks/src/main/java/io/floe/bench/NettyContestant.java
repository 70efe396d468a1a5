package io.floe.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What Netty can do at best: a length and the bytes, nothing decoded, epoll, BoringSSL, flushes consolidated.
 *
 * @param connections how many a caller has to each port
 */
record NettyContestant(int connections) implements Contestant {
    private static final int LOOPS = 2;

    @Override
    public EchoServer serve(Site site, int ports) throws Exception {
        var loops = loops();
        SslContext tls = site.tls()
                ? SslContextBuilder.forServer(
                                site.file("server.pem").toFile(),
                                site.file("server-key.pem").toFile())
                        .sslProvider(SslProvider.OPENSSL)
                        .ciphers(List.of(Site.SUITE))
                        .protocols("TLSv1.3")
                        .build()
                : null;
        int[] bound = new int[ports];
        for (int i = 0; i < ports; i++) {
            var channel = new ServerBootstrap()
                    .group(loops)
                    .channel(EpollServerSocketChannel.class)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(initializer(tls, -1, NettyFrames.Echo::new))
                    .bind(Site.HOST, 0)
                    .sync()
                    .channel();
            bound[i] = ((InetSocketAddress) channel.localAddress()).getPort();
        }
        return new EchoServer() {
            @Override
            public int[] ports() {
                return bound.clone();
            }

            @Override
            public void close() {
                loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            }
        };
    }

    @Override
    public EchoCaller caller(Site site, int... ports) throws SSLException {
        SslContext tls = site.tls()
                ? SslContextBuilder.forClient()
                        .trustManager(site.file("ca.pem").toFile())
                        .sessionCacheSize(Site.SESSIONS)
                        .sslProvider(SslProvider.OPENSSL)
                        .ciphers(List.of(Site.SUITE))
                        .protocols("TLSv1.3")
                        .build()
                : null;
        int[] lines = IntStream.of(ports)
                .flatMap(port -> IntStream.generate(() -> port).limit(connections))
                .toArray();
        return new NettyCaller(loops(), tls, lines);
    }

    private static MultiThreadIoEventLoopGroup loops() {
        return new MultiThreadIoEventLoopGroup(LOOPS, EpollIoHandler.newFactory());
    }

    /** A connection to one of the ports. */
    static Channel connect(
            MultiThreadIoEventLoopGroup loops, @Nullable SslContext tls, int port, ChannelHandler handler)
            throws InterruptedException {
        Channel channel = new Bootstrap()
                .group(loops)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(initializer(tls, port, () -> handler))
                .connect(Site.HOST, port)
                .sync()
                .channel();
        SslHandler secure = channel.pipeline().get(SslHandler.class);
        if (secure != null) {
            secure.handshakeFuture().sync();
        }
        return channel;
    }

    /** @param port of the server to connect to, for the session's key; -1 on a server */
    private static ChannelInitializer<Channel> initializer(
            @Nullable SslContext tls, int port, Supplier<ChannelHandler> last) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                ChannelPipeline pipeline = channel.pipeline();
                if (tls != null) {
                    pipeline.addLast(
                            port < 0
                                    ? tls.newHandler(channel.alloc())
                                    : tls.newHandler(channel.alloc(), "localhost", port));
                }
                pipeline.addLast(new NettyFrames(), last.get());
            }
        };
    }
}
