package io.floe.transport.ssl.engine;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;

/**
 * What a server's channels are made with. Immutable.
 *
 * @param context the engine's context
 * @param staple the OCSP response to staple
 */
record ServerContext(SslContext context, Optional<byte[]> staple) {
    SslHandler handler(ByteBufAllocator allocator) {
        var handler = context.newHandler(allocator);
        if (staple.isPresent() && handler.engine() instanceof ReferenceCountedOpenSslEngine engine) {
            engine.setOcspResponse(staple.get());
        }
        return handler;
    }
}
