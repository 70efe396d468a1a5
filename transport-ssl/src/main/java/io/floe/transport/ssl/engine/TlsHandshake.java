package io.floe.transport.ssl.engine;

import io.floe.spi.ChannelAttributes;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.HandshakeFacts;
import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TlsException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Waits for one handshake and tells of its end in Floe's words. Stays until the first byte of the layer above, for a TLS 1.3
 * server refuses a client's certificate only after the client's handshake is over. Owned by the channel's event loop.
 */
final class TlsHandshake extends ChannelInboundHandlerAdapter {
    private final String peer;
    private final TlsContext context;
    private final Promise<Void> up;
    private final SessionShelf sessions;
    private final long start = System.nanoTime();
    private @Nullable ChannelHandlerContext own;

    TlsHandshake(String peer, TlsContext context, Promise<Void> up, SessionShelf sessions) {
        this.peer = peer;
        this.context = context;
        this.up = up;
        this.sessions = sessions;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        own = ctx;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent completion)) {
            ctx.fireUserEventTriggered(event);
        } else if (completion.isSuccess()) {
            succeed(ctx);
        } else {
            ctx.flush(); // the alert, before the failure closes the channel
            up.tryFailure(explained(completion.cause()));
        }
    }

    private void succeed(ChannelHandlerContext ctx) {
        var session = ctx.pipeline().get(SslHandler.class).engine().getSession();
        if (anonymousButRuled(session)) {
            refuse(
                    TlsCode.NO_CERTIFICATE,
                    "presented no certificate (expected: one that the allow and deny rules let in)");
            return;
        }
        session.putValue(HandshakeFacts.TIME, Duration.ofNanos(System.nanoTime() - start));
        ctx.channel().attr(ChannelAttributes.SSL_SESSION).set(session);
        context.acquaintances().met(ctx.channel(), sessions.peer(session));
        up.trySuccess(null);
    }

    /** The judge is not asked about a client that shows nothing; where there are rules, they refuse it (as Ice does). */
    private boolean anonymousButRuled(SSLSession session) {
        if (sessions.context() != null
                || context.policy().rules().isEmpty()
                || context.policy().clientAuth() == ClientAuthentication.NONE) {
            return false;
        }
        try {
            return session.getPeerCertificates().length == 0;
        } catch (SSLPeerUnverifiedException e) {
            return true;
        }
    }

    /** Ends the handshake, or the connection if it is over. */
    void refuse(TlsCode code, String detail) {
        var failure = new TlsException(code, peer, detail, null);
        if (!up.tryFailure(failure) && own != null) {
            own.fireExceptionCaught(failure);
            own.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ctx.pipeline().remove(this);
        ctx.fireChannelRead(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (up.isSuccess()) {
            sessions.clear();
            ctx.fireExceptionCaught(explained(cause));
        } else {
            up.tryFailure(explained(cause));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (up.isSuccess()) {
            sessions.clear();
        }
        ctx.fireChannelInactive();
    }

    private Throwable explained(Throwable cause) {
        return HandshakeProblem.of(cause, peer, context.hasKey());
    }
}
