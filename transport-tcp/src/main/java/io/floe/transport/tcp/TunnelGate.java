package io.floe.transport.tcp;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.proxy.ProxyConnectionEvent;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Calls a channel connected and active not when the proxy is reached, but when the proxy has reached the server. Owned by the
 * channel's event loop; steps out of the pipeline then.
 */
final class TunnelGate extends ChannelDuplexHandler {
    private @Nullable ChannelPromise connected;

    @Override
    public void connect(ChannelHandlerContext ctx, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        connected = promise;
        ctx.connect(remote, local, ctx.newPromise().addListener(reached -> {
            if (!reached.isSuccess()) {
                promise.tryFailure(reached.cause());
            }
        }));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        // of the connection to the proxy
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ProxyConnectionEvent && connected != null) {
            connected.trySuccess();
            ctx.fireChannelActive();
            ctx.pipeline().remove(this);
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (connected == null || !connected.tryFailure(cause)) {
            ctx.fireExceptionCaught(cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (connected != null) {
            connected.tryFailure(new ProxyConnectException("closed by the proxy (expected: a connection through it)"));
        }
        ctx.fireChannelInactive();
    }
}
