package io.floe.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.internal.PlatformDependent;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Calls raw Netty servers: one connection each, answers in order, continuations on the event loop. */
final class NettyCaller implements EchoCaller {
    private final MultiThreadIoEventLoopGroup loops;
    private final @Nullable SslContext tls;
    private final int[] ports;
    private final Line[] lines;
    private final AtomicInteger turn = new AtomicInteger();

    NettyCaller(MultiThreadIoEventLoopGroup loops, @Nullable SslContext tls, int... ports) {
        this.loops = loops;
        this.tls = tls;
        this.ports = ports;
        this.lines = IntStream.of(ports).mapToObj(this::connect).toArray(Line[]::new);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Call(byte[] payload, BiConsumer<byte @Nullable [], @Nullable Throwable> done) {}

    /** One connection. Owned by its event loop, but for the queue that callers fill. */
    private static final class Line extends ChannelInboundHandlerAdapter implements Runnable {
        private final Queue<Call> queue = PlatformDependent.newMpscQueue();
        private final AtomicBoolean planned = new AtomicBoolean();
        private final Queue<Call> unanswered = new ArrayDeque<>();
        private @Nullable ChannelHandlerContext context;
        private boolean reading;

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            context = ctx;
        }

        void call(Call call) {
            ChannelHandlerContext ctx = Objects.requireNonNull(context);
            if (ctx.executor().inEventLoop()) {
                write(ctx, call);
                if (!reading) {
                    ctx.flush();
                }
                return;
            }
            queue.add(call);
            if (planned.compareAndSet(false, true)) {
                ctx.executor().execute(this);
            }
        }

        private void write(ChannelHandlerContext ctx, Call call) {
            unanswered.add(call);
            ctx.write(NettyFrames.frame(ctx, call.payload()), ctx.voidPromise());
        }

        @Override
        public void run() {
            ChannelHandlerContext ctx = Objects.requireNonNull(context);
            planned.set(false);
            for (Call call = queue.poll(); call != null; call = queue.poll()) {
                write(ctx, call);
            }
            ctx.flush();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object frame) {
            reading = true;
            Call call = unanswered.remove();
            call.done().accept(NettyFrames.payload((ByteBuf) frame), null);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            reading = false;
            ctx.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }

        void close() {
            Objects.requireNonNull(context).close();
        }
    }

    private Line line() {
        return lines.length == 1 ? lines[0] : lines[Math.floorMod(turn.getAndIncrement(), lines.length)];
    }

    private Line connect(int port) {
        Line line = new Line();
        try {
            NettyContestant.connect(loops, tls, port, line);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return line;
    }

    @Override
    public byte[] call(byte[] payload) {
        return call(line(), payload);
    }

    private static byte[] call(Line line, byte[] payload) {
        var reply = new CompletableFuture<byte[]>();
        line.call(new Call(payload, (bytes, thrown) -> reply.complete(bytes)));
        return reply.join();
    }

    @Override
    public void start(byte[] payload, BiConsumer<byte @Nullable [], @Nullable Throwable> done) {
        line().call(new Call(payload, done));
    }

    @Override
    public void connectAndCall(byte[] payload, int port) {
        Line line = connect(ports[port]);
        Replies.check(payload, call(line, payload));
        line.close();
    }

    @Override
    public String suite() {
        Channel channel = Objects.requireNonNull(line().context).channel();
        SslHandler secure = channel.pipeline().get(SslHandler.class);
        return secure == null ? "-" : secure.engine().getSession().getCipherSuite();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
