package io.floe.transport.udp;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionWriter;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code udp -h HOST -p PORT [--sourceAddress IP] [--interface IF] [--ttl N] [-c] [-z]}. Immutable.
 *
 * <p>Only host, port and {@code -z} are part of the wire form; the rest stays on this machine.
 *
 * @param host a name or an IP address, perhaps of a multicast group, in the spelling that it was given in; empty means
 *     loopback to a client and every local address to a listener
 * @param port 0 to 65535; 0 lets a listener choose
 * @param sourceAddress the local IP address that a client sends from; empty leaves the choice to the system
 * @param multicastInterface the name, index or address of the interface that a multicast group is sent to or joined on;
 *     empty leaves the choice to the system, and joins on every interface
 * @param ttl how many routers a multicast datagram may pass, plus one: 0 or more, and no more than 255 is of use; empty
 *     is the system's 1
 * @param connect whether a listener hears only the first peer that sends to it
 * @param compress whether {@code -z} asks for compressed messages
 */
public record UdpEndpoint(
        String host,
        int port,
        String sourceAddress,
        String multicastInterface,
        OptionalInt ttl,
        boolean connect,
        boolean compress)
        implements Endpoint {
    static final String PROTOCOL = "udp";
    static final short TYPE = 3;

    private static final int PORT_MAX = 65535;

    public UdpEndpoint {
        if (host.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("host: control character (expected: none)");
        }
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0.." + PORT_MAX + ")");
        }
        if (ttl.orElse(0) < 0) {
            throw new IllegalArgumentException("ttl: " + ttl.getAsInt() + " (expected: >= 0)");
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

    /** None: nothing is waited for. */
    @Override
    public Optional<Duration> timeout() {
        return Optional.empty();
    }

    /** The same endpoint at another port, such as the one that the system chose for 0. */
    public UdpEndpoint withPort(int other) {
        return new UdpEndpoint(host, other, sourceAddress, multicastInterface, ttl, connect, compress);
    }

    /** The same endpoint at another host. */
    public UdpEndpoint withHost(String other) {
        return new UdpEndpoint(other, port, sourceAddress, multicastInterface, ttl, connect, compress);
    }

    @Override
    public void writeOptions(OptionWriter out) {
        out.host(host).option("-p", port).sourceAddress(sourceAddress);
        if (!multicastInterface.isEmpty()) {
            out.option("--interface", multicastInterface);
        }
        ttl.ifPresent(hops -> out.option("--ttl", hops));
        if (connect) {
            out.flag("-c");
        }
        if (compress) {
            out.flag("-z");
        }
    }

    /** Encoding 1.0 carries the versions that the endpoint speaks, always 1.0 (observed from Ice 3.7.8). */
    @Override
    public void writeBody(IceWriter out) {
        out.writeString(host);
        out.writeInt(port);
        if (out.encoding().equals(EncodingVersion.V1_0)) {
            UdpEndpointCodec.writeVersions(out);
        }
        out.writeBool(compress);
    }

    /** The canonical text, as Ice prints it. */
    @Override
    public String toString() {
        return EndpointText.of(this);
    }
}
