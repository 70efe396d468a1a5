package io.floe.behaviour;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A network between clients and one server: it can refuse, swallow, and cut at any byte. Owned by its world's thread. */
final class Relay {
    private final World world;
    private final String name;
    private final String server;
    private final List<Channel> pairs = new ArrayList<>();
    /** When it was dialled, in nanoseconds. */
    final List<Long> dials = new ArrayList<>();

    private @Nullable Channel listener;
    private boolean swallowing;
    private LongSupplier life = () -> Long.MAX_VALUE;

    Relay(World world, String name, String server) {
        this.world = world;
        this.name = name;
        this.server = server;
        world.endings.add(this::kill);
        open();
    }

    /** Listens; without it every dial is refused. */
    void open() {
        listener = new ServerBootstrap()
                .group(world.time.eventLoop())
                .channel(LocalServerChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        dials.add(world.time.ticker().nanoTime());
                        accept(accepted);
                    }
                })
                .bind(new LocalAddress(name))
                .channel();
        world.time.run();
    }

    /** Cuts all connections and refuses new ones. */
    void kill() {
        if (listener != null) {
            listener.close();
        }
        cut();
    }

    /** Cuts all connections. */
    void cut() {
        List.copyOf(pairs).forEach(Channel::close);
        pairs.clear();
        world.time.run();
    }

    /** Accepts and says nothing from now on. */
    void swallow(boolean yes) {
        swallowing = yes;
    }

    /** How many bytes each connection may carry, in both directions together, before it is cut. */
    void life(LongSupplier bytes) {
        life = bytes;
    }

    private void accept(Channel client) {
        pairs.add(client);
        if (swallowing) {
            return;
        }
        long[] left = {life.getAsLong()};
        new Bootstrap()
                .group(world.time.eventLoop())
                .channel(LocalChannel.class)
                .handler(new Pipe(client, left))
                .connect(new LocalAddress(server))
                .addListener((ChannelFutureListener) connected -> {
                    if (!connected.isSuccess()) {
                        client.close();
                        return;
                    }
                    pairs.add(connected.channel());
                    client.pipeline().addLast(new Pipe(connected.channel(), left));
                    client.config().setAutoRead(true);
                });
    }

    private static final class Pipe extends ChannelInboundHandlerAdapter {
        private final Channel to;
        private final long[] left;

        Pipe(Channel to, long[] left) {
            this.to = to;
            this.left = left;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            if (bytes.readableBytes() < left[0]) {
                left[0] -= bytes.readableBytes();
                to.writeAndFlush(bytes);
                return;
            }
            to.writeAndFlush(bytes.readRetainedSlice((int) left[0]));
            bytes.release();
            left[0] = 0;
            to.close();
            ctx.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            to.close();
        }
    }
}
