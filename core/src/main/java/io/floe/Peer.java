package io.floe;

import java.net.SocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * Who is on the other end of a connection. Immutable.
 *
 * @param transport the protocol word
 * @param local this side's address
 * @param remote the peer's address
 * @param session the verified TLS session of a secure transport
 */
public record Peer(String transport, SocketAddress local, SocketAddress remote, Optional<SSLSession> session) {
    @Override
    public String toString() {
        return transport + " " + remote;
    }
}
