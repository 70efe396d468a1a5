package io.floe.interop;

import io.floe.testkit.VirtualTime;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceFrameDecoder;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.floe.wire.ValidateConnectionMessage;
import io.floe.wire.WireLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * A server's end of a connection with the heartbeats of Ice 3.7's defaults: every 30 s while it dispatches, none else. Owned
 * by the event loop of the virtual time.
 */
final class Ice37Server extends ChannelInboundHandlerAdapter {
    private static final int PERIOD_SECONDS = 30;

    private final MessageCodec codec = new MessageCodec(WireLimits.DEFAULT);
    private final Channel channel;
    private final Queue<RequestMessage> held = new ArrayDeque<>();
    private final Future<?> monitor;

    Ice37Server(VirtualTime time, Channel channel) {
        this.channel = channel;
        channel.pipeline().addLast(new IceFrameDecoder(codec), this);
        monitor =
                time.eventLoop().scheduleAtFixedRate(this::heartbeat, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    /** Answers what is held. */
    void release() {
        for (RequestMessage request = held.poll(); request != null; request = held.poll()) {
            ReplyBody body = new ReplyBody.Ok(Encapsulation.empty(EncodingVersion.V1_1));
            write(new ReplyMessage(request.requestId(), body, Compression.NONE));
        }
    }

    private void heartbeat() {
        if (!held.isEmpty()) {
            write(new ValidateConnectionMessage());
        }
    }

    private void write(Message message) {
        channel.writeAndFlush(codec.encode(message, channel.alloc()));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        write(new ValidateConnectionMessage());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof RequestMessage request) {
            held.add(request);
        } else if (!(message instanceof ValidateConnectionMessage)) {
            channel.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        monitor.cancel(false);
    }
}
