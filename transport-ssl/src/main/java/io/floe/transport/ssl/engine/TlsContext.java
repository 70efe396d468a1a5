package io.floe.transport.ssl.engine;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.TlsPolicy;
import io.floe.transport.ssl.trust.PeerJudge;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;

/**
 * Everything that one generation of material makes channels with. Immutable.
 *
 * @param generation of the material
 * @param policy what is demanded of peers
 * @param judge of peers
 * @param client for channels that connect
 * @param server for channels that were accepted; empty without a key
 * @param hasKey whether this side can show a certificate
 * @param acquaintances hears of each peer that is believed
 */
record TlsContext(
        long generation,
        TlsPolicy policy,
        PeerJudge judge,
        SslContext client,
        Optional<ServerContexts> server,
        boolean hasKey,
        Acquaintances acquaintances) {
    private static final int NO_PORT = -1;

    /** Brings TLS up on a connected channel, to a server that must have the expected name. */
    void client(Channel channel, String expected, Promise<Void> up) {
        int port = channel.remoteAddress() instanceof InetSocketAddress address ? address.getPort() : NO_PORT;
        var handler = ServerContexts.upTo(client.newHandler(channel.alloc(), expected, port));
        serverName(handler, expected);
        var peer = "ssl " + shown(channel);
        raise(channel, handler, new TlsHandshake(peer, this, up, new SessionShelf(client, expected, port)));
    }

    /** Brings TLS up on an accepted channel. */
    void server(Channel channel, Promise<Void> up) {
        var handler = server.orElseThrow(TlsContext::noKey).handler(channel.alloc());
        raise(channel, handler, new TlsHandshake("ssl client " + shown(channel), this, up, SessionShelf.NONE));
    }

    /** Refuses to listen without a key. */
    void requireServer() {
        if (server.isEmpty()) {
            throw noKey();
        }
    }

    private static ConfigurationException noKey() {
        return new ConfigurationException("ssl: no key to listen with (expected: a key and its certificate)");
    }

    private static void raise(Channel channel, ChannelHandler tls, TlsHandshake handshake) {
        var pipeline = channel.pipeline().addLast(new RecordGuard(handshake), handshake);
        // Last, for it starts to talk at once and the others must hear of it
        pipeline.addBefore(pipeline.context(handshake).name(), null, tls);
    }

    /** SNI: names only, never addresses (RFC 6066, section 3). */
    private static void serverName(SslHandler handler, String expected) {
        if (NetUtil.isValidIpV4Address(expected) || NetUtil.isValidIpV6Address(expected)) {
            return;
        }
        try {
            var parameters = handler.engine().getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(expected)));
            handler.engine().setSSLParameters(parameters);
        } catch (IllegalArgumentException notAName) {
            return; // an underscore, say: it can be connected to, but not be put into SNI
        }
    }

    private static String shown(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? NetUtil.toSocketAddressString(address)
                : String.valueOf(channel.remoteAddress());
    }
}
