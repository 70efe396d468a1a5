package io.floe.transport.udp;

import io.floe.endpoint.EndpointCodec;
import io.floe.endpoint.OptionReader;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.floe.wire.MarshalException;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads udp endpoints from their text and from their wire form (Ice manual, "Data Encoding for Proxies"). Stateless. */
final class UdpEndpointCodec implements EndpointCodec<UdpEndpoint> {
    private static final Logger LOG = LoggerFactory.getLogger(UdpEndpointCodec.class);

    @Override
    public UdpEndpoint parse(OptionReader options) {
        ignoreVersion(options, "-v");
        ignoreVersion(options, "-e");
        return new UdpEndpoint(
                options.host(),
                options.port(),
                options.sourceAddress(),
                multicastInterface(options),
                options.number("--ttl", 0, Integer.MAX_VALUE),
                options.flag("-c"),
                options.flag("-z"));
    }

    @Override
    public UdpEndpoint read(IceReader body) {
        String host = body.readString();
        int port = body.readInt();
        if (body.encoding().equals(EncodingVersion.V1_0)) {
            skipVersions(body);
        }
        boolean compress = body.readBool();
        try {
            return new UdpEndpoint(host, port, "", "", OptionalInt.empty(), false, compress);
        } catch (IllegalArgumentException e) {
            throw new MarshalException("udp endpoint: " + e.getMessage(), e);
        }
    }

    /** The protocol's and the encoding's version. */
    static void writeVersions(IceWriter out) {
        for (int i = 0; i < 2; i++) {
            out.writeByte((byte) 1);
            out.writeByte((byte) 0);
        }
    }

    /** Ice does not look at them either. */
    private static void skipVersions(IceReader body) {
        for (int i = 0; i < 4; i++) {
            body.readByte();
        }
    }

    private static String multicastInterface(OptionReader options) {
        String word = options.text("--interface").orElse("");
        if (!word.equals("*")) {
            return word;
        }
        if (!options.forListening()) {
            throw options.refuse("--interface", "an interface; only an object adapter may listen on *");
        }
        return "";
    }

    /** Options of Ice before 3.5, which it still reads, and then ignores. */
    private static void ignoreVersion(OptionReader options, String name) {
        var version = options.text(name);
        if (version.isEmpty()) {
            return;
        }
        try {
            if (!EncodingVersion.parse(version.get()).equals(EncodingVersion.V1_0)) {
                LOG.warn("udp endpoint: {} {}: ignored (expected: 1.0, or better none)", name, version.get());
            }
        } catch (IllegalArgumentException e) {
            throw options.refuse(name, "a version such as 1.0");
        }
    }
}
