package io.floe.transport.ssl.engine;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;

/**
 * What a server's channels are made with. Immutable, but for the keys of tickets.
 *
 * @param context the engine's context
 * @param staple the OCSP response to staple
 * @param ticketKeys BoringSSL's; the JDK's engine keeps its own no longer than its sessions
 */
record ServerContext(SslContext context, Optional<byte[]> staple, Optional<TicketKeys> ticketKeys) {
    SslHandler handler(ByteBufAllocator allocator) {
        ticketKeys.ifPresent(TicketKeys::renew);
        var handler = context.newHandler(allocator);
        if (staple.isPresent() && handler.engine() instanceof ReferenceCountedOpenSslEngine engine) {
            engine.setOcspResponse(staple.get());
        }
        return handler;
    }
}
