package io.floe.transport.tcp;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionWriter;
import io.floe.wire.IceWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code tcp -h HOST -p PORT [--sourceAddress IP] -t MS [-z]}. Immutable.
 *
 * @param host a name or an IP address, in the spelling that it was given in; empty means loopback to a client and every
 *     local address to a listener
 * @param port 0 to 65535; 0 lets a listener choose
 * @param sourceAddress the local IP address that a client connects from; empty leaves the choice to the system. Stays on
 *     this machine: it is not part of the wire form
 * @param timeout how long connecting may take, in whole milliseconds, at least 1; empty is infinite
 * @param compress whether {@code -z} asks for compressed messages
 */
public record TcpEndpoint(String host, int port, String sourceAddress, Optional<Duration> timeout, boolean compress)
        implements Endpoint {
    static final String PROTOCOL = "tcp";
    static final short TYPE = 1;

    private static final int PORT_MAX = 65535;
    private static final int INFINITE = -1;

    public TcpEndpoint {
        if (host.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("host: control character (expected: none)");
        }
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0.." + PORT_MAX + ")");
        }
        timeout.ifPresent(TcpEndpoint::checkTimeout);
    }

    private static void checkTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0
                || timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    "timeout: " + timeout.toMillis() + " ms (expected: 1.." + Integer.MAX_VALUE + ")");
        }
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public short type() {
        return TYPE;
    }

    /** The same endpoint at another port, such as the one that the system chose for 0. */
    public TcpEndpoint withPort(int other) {
        return new TcpEndpoint(host, other, sourceAddress, timeout, compress);
    }

    /** The same endpoint at another host. */
    public TcpEndpoint withHost(String other) {
        return new TcpEndpoint(other, port, sourceAddress, timeout, compress);
    }

    @Override
    public void writeOptions(OptionWriter out) {
        out.host(host).option("-p", port).sourceAddress(sourceAddress).timeout(timeout);
        if (compress) {
            out.flag("-z");
        }
    }

    @Override
    public void writeBody(IceWriter out) {
        out.writeString(host);
        out.writeInt(port);
        out.writeInt(timeout.map(t -> (int) t.toMillis()).orElse(INFINITE));
        out.writeBool(compress);
    }

    /** The canonical text, as Ice prints it. */
    @Override
    public String toString() {
        return EndpointText.of(this);
    }
}
