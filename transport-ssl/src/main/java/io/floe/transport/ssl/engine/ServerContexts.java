package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.config.HostPatterns;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslHandler;
import java.util.Map;

/**
 * What a server's channels are made with, by the name that the client asks for. Immutable.
 *
 * @param usual for clients that ask for no name, or for one that is not listed
 * @param byName by server name in lower case, or {@code *.} and a domain
 */
record ServerContexts(ServerContext usual, Map<String, ServerContext> byName) {
    ServerContexts {
        byName = Map.copyOf(byName);
    }

    /** The handler that brings TLS up; where there are several certificates it waits for the name that is asked for. */
    ChannelHandler handler(ByteBufAllocator allocator) {
        return byName.isEmpty() ? upTo(usual.handler(allocator)) : new ServerNameHandler(this);
    }

    /** The exact name wins over the wildcard. */
    ServerContext of(String name) {
        return HostPatterns.find(byName, name).orElse(usual);
    }

    static SslHandler upTo(SslHandler handler) {
        handler.setHandshakeTimeoutMillis(0); // timers are core's
        return handler;
    }
}
