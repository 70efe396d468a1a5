package io.floe.transport.ssl.engine;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server name that a client asks for (RFC 6066, section 3), then makes way for the engine that has the
 * certificate of that name. Owned by the channel's event loop.
 */
final class ServerNameHandler extends AbstractSniHandler<ServerContext> {
    /** More than any client says before it is known whom it wants. */
    private static final int MAX_CLIENT_HELLO = 64 * 1024;

    private final ServerContexts contexts;

    ServerNameHandler(ServerContexts contexts) {
        super(MAX_CLIENT_HELLO, 0); // timers are core's
        this.contexts = contexts;
    }

    @Override
    protected Future<ServerContext> lookup(ChannelHandlerContext ctx, @Nullable String hostname) {
        return ctx.executor().newSucceededFuture(contexts.of(hostname == null ? "" : hostname));
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext ctx, @Nullable String hostname, Future<ServerContext> found) {
        ctx.pipeline().replace(this, null, ServerContexts.upTo(found.getNow().handler(ctx.alloc())));
    }
}
