package io.floe.testkit;

import io.floe.spi.ChannelSetup;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One side of a contract test: notes what its channels are told, keeps what they read. Its handlers are owned by each
 * channel's event loop; its queues may be read by the test at any time.
 */
final class ContractPeer implements ChannelSetup {
    private static final int PATIENCE_SECONDS = 20;

    private final ByteBufAllocator allocator;
    private final ConcurrentLinkedQueue<Channel> channels = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
    private final Mailbox<Throwable> failures = new Mailbox<>();
    private final Mailbox<byte[]> inbound = new Mailbox<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile Consumer<Channel> onReady = channel -> {};
    private volatile boolean echoes;
    private volatile boolean held;

    ContractPeer(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** Sends back whatever it reads. */
    ContractPeer echoing() {
        echoes = true;
        return this;
    }

    ContractPeer onReady(Consumer<Channel> action) {
        onReady = action;
        return this;
    }

    /** Keeps the event loop of the next channel busy from {@code opened} on. */
    void holdOpened() {
        held = true;
    }

    void releaseOpened() {
        held = false;
    }

    Iterable<Channel> channels() {
        return channels;
    }

    /** What its channels were told, in order; {@code read} once for all that follows {@code ready}. */
    List<String> events() {
        return List.copyOf(events);
    }

    Channel awaitOpened() {
        await(opened, "a channel");
        return channels.element();
    }

    void awaitReady() {
        await(ready, "a ready channel");
    }

    Throwable awaitFailure() {
        return failures.take("a failed channel");
    }

    /** The next {@code length} bytes that arrive, on whichever channel. */
    byte[] awaitBytes(int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (bytes.size() < length) {
            bytes.write(inbound.take(length + " bytes, not " + bytes.size()));
        }
        return bytes.toByteArray();
    }

    @Override
    public void opened(Channel channel) {
        channel.config().setAllocator(allocator);
        channels.add(channel);
        events.add("opened");
        opened.countDown();
        while (held) {
            // some microseconds of spinning: anything gentler is a blocking call, forbidden here as on any event loop
        }
    }

    @Override
    public void ready(Channel channel) {
        events.add("ready");
        channel.pipeline().addLast(echoes ? new Echo() : new Collector());
        onReady.accept(channel);
        ready.countDown();
    }

    @Override
    public void failed(Channel channel, Throwable cause) {
        events.add("failed");
        failures.add(cause);
    }

    private static void await(CountDownLatch latch, String what) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("peer: nothing (expected: " + what + ")");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("peer: interrupted (expected: " + what + ")", e);
        }
    }

    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ctx.write(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }
    }

    private final class Collector extends SimpleChannelInboundHandler<ByteBuf> {
        private boolean first = true;

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf message) {
            if (first) {
                events.add("read");
                first = false;
            }
            var bytes = new byte[message.readableBytes()];
            message.readBytes(bytes);
            inbound.add(bytes);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close(); // a reset of the peer, which the closed channel tells well enough
        }
    }
}
