package io.floe.engine.nativeio;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends datagrams of one size that are flushed together as one, which the kernel cuts up at the end of its way (Linux's
 * UDP_SEGMENT). Only on connected channels; each datagram is told its own outcome. Owned by its channel's event loop.
 *
 * <p>Where the system refuses it, as for an interface that computes no checksums or a path that takes smaller packets only, what
 * was refused and all that follows is sent one by one.
 */
final class DatagramTrains extends ChannelOutboundHandlerAdapter {
    /** Larger ones cost enough by themselves, and may not fit the path: these fit every one that IPv6 takes. */
    static final int LARGEST = 1_200;
    /** Linux's own bound, of 2018. */
    static final int LONGEST = 64;
    /** All together are one datagram at first: IPv4 takes no larger one, and IPv6 does. */
    static final int HEAVIEST = 65_507;

    private final List<Car> train = new ArrayList<>();
    private int bytes;
    private boolean refused;

    private record Car(ByteBuf datagram, ChannelPromise outcome) {
        int size() {
            return datagram.readableBytes();
        }

        void fail(Throwable cause) {
            datagram.release();
            outcome.tryFailure(cause);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise outcome) {
        if (refused || !(message instanceof ByteBuf datagram) || !fitsATrain(ctx, datagram)) {
            depart(ctx);
            ctx.write(message, outcome);
            return;
        }
        Car car = new Car(datagram, outcome);
        if (!train.isEmpty() && (car.size() > train.get(0).size() || bytes + car.size() > HEAVIEST)) {
            depart(ctx);
        }
        train.add(car);
        bytes += car.size();
        if (train.size() == LONGEST || car.size() < train.get(0).size()) {
            depart(ctx); // only the last one may be shorter
        }
    }

    private static boolean fitsATrain(ChannelHandlerContext ctx, ByteBuf datagram) {
        int size = datagram.readableBytes();
        return size > 0 && size <= LARGEST && ((DatagramChannel) ctx.channel()).isConnected();
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        depart(ctx);
        ctx.flush();
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise closed) {
        depart(ctx);
        ctx.close(closed);
    }

    @Override
    public void disconnect(ChannelHandlerContext ctx, ChannelPromise done) {
        depart(ctx);
        ctx.disconnect(done);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        List<Car> left = List.copyOf(train);
        clear();
        left.forEach(car -> car.fail(new ClosedChannelException()));
    }

    private void depart(ChannelHandlerContext ctx) {
        if (train.size() == 1) {
            Car car = train.get(0);
            clear();
            ctx.write(car.datagram(), car.outcome());
        } else if (!train.isEmpty()) {
            writeTrain(ctx);
        }
    }

    private void clear() {
        train.clear();
        bytes = 0;
    }

    private void writeTrain(ChannelHandlerContext ctx) {
        int size = train.get(0).size();
        ByteBuf all = ctx.alloc().directBuffer(bytes);
        List<ChannelPromise> outcomes = new ArrayList<>(train.size());
        for (Car car : train) {
            all.writeBytes(car.datagram());
            car.datagram().release();
            outcomes.add(car.outcome());
        }
        clear();
        ByteBuf again = all.retainedDuplicate();
        var recipient = ((DatagramChannel) ctx.channel()).remoteAddress();
        ctx.write(new SegmentedDatagramPacket(all, size, recipient)).addListener(done -> {
            if (done.isSuccess()) {
                outcomes.forEach(ChannelPromise::trySuccess);
            } else if (ctx.channel().isActive()) {
                writeSingly(ctx, again, size, outcomes, done.cause());
            } else {
                outcomes.forEach(outcome -> outcome.tryFailure(done.cause()));
            }
            again.release();
        });
    }

    /** A host that answers that nobody listens has refused an earlier datagram: the first of these is told so, as it would be alone. */
    private void writeSingly(
            ChannelHandlerContext ctx, ByteBuf all, int size, List<ChannelPromise> outcomes, Throwable cause) {
        boolean unheard =
                cause instanceof Errors.NativeIoException e && e.expectedErr() == Errors.ERROR_ECONNREFUSED_NEGATIVE;
        refused |= !unheard;
        for (ChannelPromise outcome : outcomes) {
            ByteBuf datagram = all.readRetainedSlice(Math.min(size, all.readableBytes()));
            if (unheard && outcome == outcomes.get(0)) {
                datagram.release();
                outcome.tryFailure(cause);
            } else {
                ctx.write(datagram, outcome);
            }
        }
        ctx.flush();
    }
}
