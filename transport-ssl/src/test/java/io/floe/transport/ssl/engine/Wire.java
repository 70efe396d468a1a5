package io.floe.transport.ssl.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One end of a connection in memory, with what its layer told. Owned by the thread of the test. */
final class Wire extends EmbeddedChannel {
    private static final int ROUNDS = 200;

    final Promise<Void> up = ImmediateEventExecutor.INSTANCE.newPromise();
    final List<Throwable> caught = new ArrayList<>();
    final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final int port;
    private long carried;

    private Wire(int port) {
        this.port = port;
    }

    /** An end whose peer is at a port; {@code raise} brings its layer up. */
    static Wire to(int port, BiConsumer<Wire, Promise<Void>> raise) {
        var wire = new Wire(port);
        wire.up.addListener(done -> {
            if (done.isSuccess()) {
                wire.pipeline().addLast(wire.new Top());
            } else {
                wire.close();
            }
        });
        raise.accept(wire, wire.up);
        return wire;
    }

    /** Carries bytes both ways until nothing moves, then tells each end of the other's close. */
    static void carry(Wire one, Wire other) {
        boolean moves = true;
        for (int i = 0; i < ROUNDS && moves; i++) {
            boolean forth = one.carryTo(other);
            moves = other.carryTo(one) || forth;
        }
        if (!one.isOpen() || !other.isOpen()) {
            one.close();
            other.close();
        }
        one.runPendingTasks();
        other.runPendingTasks();
        one.releaseOutbound();
        other.releaseOutbound();
    }

    private boolean carryTo(Wire other) {
        runPendingTasks();
        boolean moved = false;
        for (Object message = readOutbound(); message != null; message = readOutbound()) {
            moved = true;
            var bytes = (ByteBuf) message;
            carried += bytes.readableBytes();
            other.receive(bytes);
        }
        return moved;
    }

    void receive(byte[] bytes) {
        receive(Unpooled.copiedBuffer(bytes));
    }

    void receive(ByteBuf bytes) {
        if (isOpen()) {
            pipeline().fireChannelRead(bytes).fireChannelReadComplete();
            runPendingTasks();
        } else {
            bytes.release();
        }
    }

    /** How many bytes of this end's were carried to the other. */
    long carried() {
        return carried;
    }

    /** All that this end has written so far, as one segment. */
    byte[] sent() {
        var all = Unpooled.buffer();
        for (Object message = readOutbound(); message != null; message = readOutbound()) {
            all.writeBytes((ByteBuf) message);
            ReferenceCountUtil.release(message);
        }
        var bytes = new byte[all.readableBytes()];
        all.readBytes(bytes);
        all.release();
        return bytes;
    }

    /** Closes this end and drops what it has still to say. */
    void discard() {
        close();
        runPendingTasks();
        releaseOutbound();
    }

    @Nullable
    Throwable failure() {
        return up.cause();
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private final class Top extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            var bytes = (ByteBuf) message;
            for (int i = bytes.readableBytes(); i > 0; i--) {
                read.write(bytes.readByte());
            }
            bytes.release();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            caught.add(cause);
            ctx.close();
        }
    }
}
