package io.floe.behaviour;

import io.floe.wire.IceFrameDecoder;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.WireLimits;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import java.util.ArrayList;
import java.util.List;

/** A scripted client: it says what it is told to and notes what it hears. Owned by its world's thread. */
final class Listener implements AutoCloseable {
    private static final MessageCodec CODEC = new MessageCodec(WireLimits.DEFAULT);

    /** What was heard. */
    final List<Message> heard = new ArrayList<>();

    private final World world;
    private final Channel channel;

    Listener(World world, String server) {
        this.world = world;
        this.channel = new Bootstrap()
                .group(world.time.eventLoop())
                .channel(LocalChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connected) {
                        connected.pipeline().addLast(new IceFrameDecoder(CODEC), new Ear());
                    }
                })
                .connect(new LocalAddress(server))
                .channel();
        world.time.run();
    }

    void say(Message message) {
        channel.writeAndFlush(CODEC.encode(message, channel.alloc()));
        world.time.run();
    }

    void say(byte[] bytes) {
        channel.writeAndFlush(Unpooled.copiedBuffer(bytes));
        world.time.run();
    }

    boolean open() {
        return channel.isActive();
    }

    @Override
    public void close() {
        channel.close();
        world.time.run();
    }

    private final class Ear extends SimpleChannelInboundHandler<Message> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Message message) {
            heard.add(message);
        }
    }
}
