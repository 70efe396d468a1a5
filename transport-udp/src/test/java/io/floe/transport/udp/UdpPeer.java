package io.floe.transport.udp;

import io.floe.spi.ChannelSetup;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;

/** Notes what its channels are told and read. Its queues may be read at any time. */
final class UdpPeer implements ChannelSetup {
    private static final int PATIENCE_SECONDS = 20;
    private static final int LULL_MILLIS = 50;

    private final ConcurrentLinkedQueue<Channel> channels = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
    /** Filled by event loops: adding to this one never waits for a lock. */
    private final BlockingQueue<String> inbound = new LinkedTransferQueue<>();

    Channel channel() {
        return channels.element();
    }

    List<String> events() {
        return List.copyOf(events);
    }

    /** The next datagram, as ASCII. */
    String await() {
        try {
            var taken = inbound.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (taken == null) {
                throw new AssertionError("peer: nothing (expected: a datagram)");
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("peer: interrupted (expected: a datagram)", e);
        }
    }

    /** Takes so many, or fewer if none comes for a while, and says how many that was. */
    int take(int most) {
        try {
            int taken = 0;
            while (taken < most && inbound.poll(LULL_MILLIS, TimeUnit.MILLISECONDS) != null) {
                taken++;
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("peer: interrupted (expected: datagrams)", e);
        }
    }

    @Override
    public void opened(Channel channel) {
        channels.add(channel);
        events.add("opened");
    }

    @Override
    public void ready(Channel channel) {
        events.add("ready");
        channel.pipeline().addLast(new SimpleChannelInboundHandler<ByteBuf>() {
            @Override
            protected void channelRead0(ChannelHandlerContext ctx, ByteBuf datagram) {
                inbound.add(datagram.toString(StandardCharsets.US_ASCII));
            }
        });
    }

    @Override
    public void failed(Channel channel, Throwable cause) {
        events.add("failed");
    }
}
