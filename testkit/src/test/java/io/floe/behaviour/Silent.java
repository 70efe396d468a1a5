package io.floe.behaviour;

import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.IceFrameDecoder;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.ValidateConnectionMessage;
import io.floe.wire.WireLimits;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalServerChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scripted server: it says what it is told to and notes what it hears. Owned by its world's thread. */
final class Silent implements AutoCloseable {
    private static final MessageCodec CODEC = new MessageCodec(WireLimits.DEFAULT);

    /** What was heard on all connections. */
    final List<Message> heard = new ArrayList<>();
    /** The connections, in the order in which they came. */
    final List<Channel> channels = new ArrayList<>();

    private final World world;
    private final Channel listener;
    private byte @Nullable [] greeting;

    Silent(World world, String name) {
        this.world = world;
        this.listener = new ServerBootstrap()
                .group(world.time.eventLoop())
                .channel(LocalServerChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        channels.add(accepted);
                        accepted.pipeline().addLast(new IceFrameDecoder(CODEC), new Ear());
                    }
                })
                .bind(new LocalAddress(name))
                .channel();
        world.endings.add(this::close);
        world.time.run();
    }

    /** Instead of ValidateConnection. */
    void greetWith(String text) {
        greetWith(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Instead of ValidateConnection; nothing at all if empty. */
    void greetWith(byte[] bytes) {
        greeting = bytes.clone();
    }

    void stopReading() {
        channels.forEach(channel -> channel.config().setAutoRead(false));
    }

    /** Sends on the newest connection. */
    void say(Message message) {
        Channel channel = channels.get(channels.size() - 1);
        channel.writeAndFlush(CODEC.encode(message, channel.alloc()));
        world.time.run();
    }

    void say(byte[] bytes) {
        channels.get(channels.size() - 1).writeAndFlush(Unpooled.copiedBuffer(bytes));
        world.time.run();
    }

    <M extends Message> List<M> heard(Class<M> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    boolean open() {
        return channels.stream().anyMatch(Channel::isActive);
    }

    @Override
    public void close() {
        listener.close();
        channels.forEach(Channel::close);
        world.time.run();
    }

    private final class Ear extends SimpleChannelInboundHandler<Message> {
        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            byte[] other = greeting;
            if (other == null) {
                ctx.writeAndFlush(CODEC.encode(new ValidateConnectionMessage(), ctx.alloc()));
            } else if (other.length > 0) {
                ctx.writeAndFlush(Unpooled.copiedBuffer(other));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Message message) {
            heard.add(message);
            if (message instanceof CloseConnectionMessage) {
                ctx.close();
            }
        }
    }
}
