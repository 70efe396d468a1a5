package io.floe.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LayerSetupTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AdaptiveRecvByteBufAllocator LARGE = new AdaptiveRecvByteBufAllocator(64, 2048, 256 * 1024);

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Answers each read and notes how large one may become. */
    private static final class Reader implements ChannelSetup {
        final CompletableFuture<Integer> most = new CompletableFuture<>();
        private final boolean speaksFirst;

        Reader(boolean speaksFirst) {
            this.speaksFirst = speaksFirst;
        }

        @Override
        public void opened(Channel channel) {}

        @Override
        public void ready(Channel channel) {
            channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext ctx, Object message) {
                    ReferenceCountUtil.release(message);
                    if (most.complete(mostRead(ctx.channel())) && !speaksFirst) {
                        ctx.writeAndFlush(Unpooled.wrappedBuffer(new byte[1]));
                    }
                }
            });
            if (speaksFirst) {
                channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[1]));
            }
        }

        @Override
        public void failed(Channel channel, Throwable cause) {
            most.completeExceptionally(cause);
        }
    }

    /** How much is read at once by a channel that always brings as much as there is room for. */
    private static int mostRead(Channel channel) {
        var reads = channel.unsafe().recvBufAllocHandle();
        for (int i = 0; i < 10; i++) {
            reads.reset(channel.config());
            reads.attemptedBytesRead(reads.guess());
            reads.lastBytesRead(reads.guess());
            reads.readComplete();
        }
        return reads.guess();
    }

    private static ChannelSetup layered(Reader above) {
        return new LayerSetup("test", above, (channel, up) -> up.setSuccess(null));
    }

    /** A peer may stop within a record, and what a layer has of it stays in the buffer that was read. */
    @Test
    void shouldReadNoMoreThan64KibibytesAtOnceBelowALayer() {
        Reader server = new Reader(false);
        Reader client = new Reader(true);
        Channel listener = StreamChannels.bind(
                        new ServerBootstrap()
                                .group(loops)
                                .channel(NioServerSocketChannel.class)
                                .childOption(ChannelOption.RECVBUF_ALLOCATOR, LARGE),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        layered(server))
                .syncUninterruptibly()
                .channel();
        StreamChannels.connect(
                new Bootstrap().channel(NioSocketChannel.class).option(ChannelOption.RECVBUF_ALLOCATOR, LARGE),
                loops.next(),
                listener.localAddress(),
                layered(client));

        assertThat(server.most).succeedsWithin(PATIENCE).isEqualTo(64 * 1024);
        assertThat(client.most).succeedsWithin(PATIENCE).isEqualTo(64 * 1024);
    }
}
