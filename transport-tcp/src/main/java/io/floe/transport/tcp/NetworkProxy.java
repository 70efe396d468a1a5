package io.floe.transport.tcp;

import io.floe.fault.ConfigurationException;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks4ProxyHandler;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * A proxy that connections go out through, as Ice has them: {@code Ice.HTTPProxyHost} and {@code Ice.HTTPProxyPort}, or {@code
 * Ice.SOCKSProxyHost} and {@code Ice.SOCKSProxyPort}. Immutable.
 *
 * @param kind what it speaks
 * @param host its name or address
 * @param port 1080 by default
 */
record NetworkProxy(Kind kind, String host, int port) {
    private static final String DEFAULT_PORT = "1080";

    /** What proxies speak. */
    enum Kind {
        /** {@code CONNECT}: the proxy looks the name up. */
        HTTP,
        /** SOCKS 4: the client looks the name up, and only IPv4 can be asked for. */
        SOCKS
    }

    /**
     * The one that the properties name, if they do; SOCKS before HTTP, as in Ice.
     *
     * @throws ConfigurationException if a port is none
     */
    static Optional<NetworkProxy> of(Map<String, String> properties) {
        return of(Kind.SOCKS, properties).or(() -> of(Kind.HTTP, properties));
    }

    private static Optional<NetworkProxy> of(Kind kind, Map<String, String> properties) {
        String prefix = "Ice." + kind + "Proxy";
        return Optional.ofNullable(properties.get(prefix + "Host"))
                .map(String::trim)
                .filter(host -> !host.isEmpty())
                .map(host -> new NetworkProxy(
                        kind, host, port(prefix + "Port", properties.getOrDefault(prefix + "Port", DEFAULT_PORT))));
    }

    private static int port(String name, String text) {
        if (text.trim().matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text.trim());
            if (port > 0 && port <= 65535) {
                return port;
            }
        }
        throw new ConfigurationException(name + ": " + text + " (expected: 1..65535)");
    }

    /** Whether it looks names up, so that clients need not. */
    boolean looksUp() {
        return kind == Kind.HTTP;
    }

    /** Whether it can be asked for an address. */
    boolean reaches(InetAddress address) {
        return kind == Kind.HTTP || address instanceof Inet4Address;
    }

    /** What asks the proxy at this address for a connection. */
    ProxyHandler handler(SocketAddress address) {
        ProxyHandler handler = kind == Kind.HTTP ? new HttpProxyHandler(address) : new Socks4ProxyHandler(address);
        handler.setConnectTimeoutMillis(0); // timers are core's
        return handler;
    }
}
