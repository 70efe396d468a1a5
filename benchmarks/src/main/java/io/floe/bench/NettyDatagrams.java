package io.floe.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.internal.PlatformDependent;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What Netty can do at best: the bytes alone, epoll, what is sent together is flushed together. Stateless. */
final class NettyDatagrams implements Datagrams {
    @Override
    public int receive(Consumer<byte[]> receiver) throws InterruptedException {
        Channel channel = bootstrap()
                .handler(new SimpleChannelInboundHandler<DatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
                        receiver.accept(ByteBufUtil.getBytes(packet.content()));
                    }
                })
                .bind(Site.HOST, 0)
                .sync()
                .channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public Consumer<byte[]> sender(int port) throws InterruptedException {
        Channel channel = bootstrap()
                .handler(new ChannelInboundHandlerAdapter())
                .connect(Site.HOST, port)
                .sync()
                .channel();
        return new Sender(channel);
    }

    private static Bootstrap bootstrap() {
        return new Bootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()))
                .channel(EpollDatagramChannel.class);
    }

    /** Hands datagrams over to the event loop, as many at once as there are. Thread-safe. */
    private static final class Sender implements Consumer<byte[]>, Runnable {
        private final Channel channel;
        private final Queue<byte[]> queue = PlatformDependent.newMpscQueue();
        private final AtomicBoolean planned = new AtomicBoolean();

        Sender(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void accept(byte[] payload) {
            queue.add(payload);
            if (planned.compareAndSet(false, true)) {
                channel.eventLoop().execute(this);
            }
        }

        @Override
        public void run() {
            planned.set(false);
            for (byte[] payload = queue.poll(); payload != null; payload = queue.poll()) {
                channel.write(Unpooled.wrappedBuffer(payload), channel.voidPromise());
            }
            channel.flush();
        }
    }
}
