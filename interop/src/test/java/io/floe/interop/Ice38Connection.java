package io.floe.interop;

import io.floe.testkit.VirtualTime;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceFrameDecoder;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.OperationMode;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.floe.wire.SliceFormat;
import io.floe.wire.UserExceptionWriter;
import io.floe.wire.ValidateConnectionMessage;
import io.floe.wire.WireLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One end of a connection as Ice 3.8 is documented to keep it, for no binary of it can be had: aborted after 60 s without a
 * byte, a heartbeat after 30 s without a written one, closed gracefully after 300 s without a call, no more read while 100
 * requests are being dispatched, user exceptions always sliced. Owned by the event loop of the virtual time.
 */
final class Ice38Connection extends ChannelInboundHandlerAdapter {
    private static final long IDLE = TimeUnit.SECONDS.toNanos(60);
    private static final long INACTIVITY = TimeUnit.SECONDS.toNanos(300);
    private static final int MAX_DISPATCHES = 100;

    private final VirtualTime time;
    private final boolean server;
    private final MessageCodec codec = new MessageCodec(WireLimits.DEFAULT);
    private final Channel channel;
    private final Queue<RequestMessage> held = new ArrayDeque<>();
    private final Map<Integer, CompletableFuture<ReplyBody>> calls = new TreeMap<>();
    private final Future<?> tick;
    private long lastRead;
    private long lastWrite;
    private long lastCall;
    private int lastId;
    private boolean holds = true;
    private int heartbeats;
    private String end = "";

    Ice38Connection(VirtualTime time, Channel channel, boolean server) {
        this.time = time;
        this.channel = channel;
        this.server = server;
        lastRead = now();
        lastWrite = now();
        lastCall = now();
        channel.pipeline().addLast(new IceFrameDecoder(codec), this);
        tick = time.eventLoop().scheduleAtFixedRate(this::check, 1, 1, TimeUnit.SECONDS);
    }

    /** Why this side ended the connection, or empty. */
    String end() {
        return end;
    }

    boolean open() {
        return channel.isOpen();
    }

    int held() {
        return held.size();
    }

    /** Heartbeats that Floe has sent. */
    int heartbeats() {
        return heartbeats;
    }

    /** Answers what is held, and holds nothing from now on. */
    void release() {
        holds = false;
        for (RequestMessage request = held.poll(); request != null; request = held.poll()) {
            answer(request, ok(request));
        }
        channel.config().setAutoRead(true);
        lastRead = now();
    }

    CompletableFuture<ReplyBody> call(String operation, OperationMode mode) {
        CompletableFuture<ReplyBody> reply = new CompletableFuture<>();
        calls.put(++lastId, reply);
        lastCall = now();
        Invocation invocation = new Invocation(
                Identity.of("target"), "", operation, mode, Map.of(), Encapsulation.empty(EncodingVersion.V1_1));
        write(new RequestMessage(lastId, invocation, Compression.NONE));
        return reply;
    }

    private long now() {
        return time.ticker().nanoTime();
    }

    private void check() {
        if (!channel.isOpen()) {
            tick.cancel(false);
        } else if (channel.config().isAutoRead() && now() - lastRead >= IDLE) {
            end = "aborted: no byte for 60 s";
            channel.close();
        } else if (now() - lastCall >= INACTIVITY && held.isEmpty() && calls.isEmpty() && end.isEmpty()) {
            end = "closed: inactive for 300 s";
            write(new CloseConnectionMessage());
        } else if (now() - lastWrite >= IDLE / 2) {
            write(new ValidateConnectionMessage());
        }
    }

    private void write(Message message) {
        lastWrite = now();
        channel.writeAndFlush(codec.encode(message, channel.alloc()));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (server) {
            write(new ValidateConnectionMessage());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        lastRead = now();
        if (message instanceof RequestMessage request) {
            lastCall = now();
            dispatch(request);
        } else if (message instanceof ReplyMessage reply) {
            lastCall = now();
            calls.remove(reply.requestId()).complete(reply.body());
        } else if (message instanceof ValidateConnectionMessage) {
            heartbeats++;
        } else {
            channel.close();
        }
    }

    private void dispatch(RequestMessage request) {
        switch (request.invocation().operation()) {
            case "hold" -> {
                if (holds) {
                    held.add(request);
                    channel.config().setAutoRead(held.size() < MAX_DISPATCHES);
                } else {
                    answer(request, ok(request));
                }
            }
            case "fail" ->
                answer(
                        request,
                        new ReplyBody.UserException(UserExceptionWriter.write(
                                EncodingVersion.V1_1,
                                SliceFormat.SLICED,
                                out -> out.slice("::FloeInterop::Overdrawn", members -> members.writeInt(42))
                                        .slice("::FloeInterop::Refused", members -> members.writeString("no")))));
            default -> answer(request, ok(request));
        }
    }

    private static ReplyBody ok(RequestMessage request) {
        return new ReplyBody.Ok(
                Encapsulation.empty(request.invocation().params().encoding()));
    }

    private void answer(RequestMessage request, ReplyBody body) {
        lastCall = now();
        write(new ReplyMessage(request.requestId(), body, Compression.NONE));
    }
}
