package io.floe.spi;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;

/**
 * Tells a setup what becomes of one channel of the lowest transport, once. Owned by the channel's event loop; steps out of
 * the pipeline when the channel is ready.
 */
final class ReadyHandler extends ChannelDuplexHandler {
    private final ChannelSetup setup;
    private boolean told;

    ReadyHandler(ChannelSetup setup) {
        this.setup = setup;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        setup.opened(ctx.channel());
    }

    /** Listens here, on the event loop, for elsewhere the close that follows a failure may be seen before its cause. */
    @Override
    public void connect(ChannelHandlerContext ctx, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        promise.addListener(done -> {
            if (!done.isSuccess()) {
                failed(ctx, done.cause());
            }
        });
        ctx.connect(remote, local, promise);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        told = true;
        setup.ready(ctx.channel());
        ctx.fireChannelActive();
        ctx.pipeline().remove(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (!told) { // else an exception is made for nothing, and its stack is deep
            failed(ctx, new ClosedChannelException());
        }
    }

    private void failed(ChannelHandlerContext ctx, Throwable cause) {
        if (!told) {
            told = true;
            setup.failed(ctx.channel(), cause);
            ctx.close();
        }
    }
}
