package io.floe.endpoint;

import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.floe.wire.Identity;
import io.floe.wire.MarshalException;
import io.floe.wire.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes proxies (Ice manual, "Data Encoding for Proxies"). Nil is an empty identity and an empty Optional.
 * Used by many threads.
 */
public final class ObjectReferenceCodec {
    /** How many endpoints a received proxy may have unless another number is given. */
    public static final int DEFAULT_MAX_ENDPOINTS = 32;

    /** An endpoint's type, its encapsulation's size and version. */
    private static final int MIN_ENDPOINT_BYTES = 8;

    private final EndpointCodecs codecs;
    private final int maxEndpoints;

    public ObjectReferenceCodec(EndpointCodecs codecs) {
        this(codecs, DEFAULT_MAX_ENDPOINTS);
    }

    /** @param maxEndpoints how many endpoints a received proxy may have, 1 or more */
    public ObjectReferenceCodec(EndpointCodecs codecs, int maxEndpoints) {
        if (maxEndpoints < 1) {
            throw new IllegalArgumentException("maxEndpoints: " + maxEndpoints + " (expected: >= 1)");
        }
        this.codecs = codecs;
        this.maxEndpoints = maxEndpoints;
    }

    /**
     * Reads a proxy; one that comes in encoding 1.0 has encoding 1.0 itself.
     *
     * @throws MarshalException if the proxy or an endpoint of a known type is malformed, or has too many endpoints
     */
    public Optional<ObjectReference> read(IceReader in) {
        Identity identity = in.readIdentity();
        if (identity.name().isEmpty()) {
            if (!identity.category().isEmpty()) {
                throw new MarshalException("proxy identity: empty name (expected: a name)");
            }
            return Optional.empty();
        }
        String facet = in.readFacet();
        ProxyMode mode = ProxyMode.ofWire(in.readUnsignedByte());
        boolean secure = in.readBool();
        boolean versions = in.encoding().minor() > 0;
        ProtocolVersion protocol = versions ? in.readProtocolVersion() : ProtocolVersion.V1_0;
        EncodingVersion encoding = versions ? in.readEncodingVersion() : EncodingVersion.V1_0;
        List<Endpoint> endpoints = readEndpoints(in);
        String adapterId = endpoints.isEmpty() ? in.readString() : "";
        return Optional.of(
                new ObjectReference(identity, facet, mode, secure, protocol, encoding, endpoints, adapterId));
    }

    /** Writes a proxy; in encoding 1.0 its versions are lost. */
    public void write(Optional<ObjectReference> reference, IceWriter out) {
        if (reference.isEmpty()) {
            out.writeIdentity(Identity.of(""));
            return;
        }
        ObjectReference proxy = reference.get();
        out.writeIdentity(proxy.identity());
        out.writeFacet(proxy.facet());
        out.writeByte(proxy.mode().wire());
        out.writeBool(proxy.secure());
        if (out.encoding().minor() > 0) {
            out.writeProtocolVersion(proxy.protocol());
            out.writeEncodingVersion(proxy.encoding());
        }
        out.writeSize(proxy.endpoints().size());
        proxy.endpoints().forEach(endpoint -> writeEndpoint(endpoint, out));
        if (proxy.endpoints().isEmpty()) {
            out.writeString(proxy.adapterId());
        }
    }

    /**
     * Reads the body of an endpoint: opaque if nobody knows its type.
     *
     * @throws MarshalException if the body of a known type is malformed, too short or too long
     */
    public Endpoint readBody(short type, Encapsulation body) {
        Optional<EndpointCodec<?>> codec = codecs.typed(type);
        if (codec.isEmpty()) {
            return new OpaqueEndpoint(type, body);
        }
        IceReader in = body.reader();
        Endpoint endpoint = codec.get().read(in);
        if (in.remaining() > 0) {
            throw new MarshalException(
                    "endpoint of type " + type + ": " + in.remaining() + " bytes left (expected: 0)");
        }
        return endpoint;
    }

    private List<Endpoint> readEndpoints(IceReader in) {
        int count = in.readCount(MIN_ENDPOINT_BYTES);
        if (count > maxEndpoints) {
            throw new MarshalException("proxy: " + count + " endpoints (expected: 0.." + maxEndpoints + ")");
        }
        List<Endpoint> endpoints = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            short type = in.readShort();
            endpoints.add(readBody(type, in.readEncapsulation()));
        }
        return endpoints;
    }

    private static void writeEndpoint(Endpoint endpoint, IceWriter out) {
        out.writeShort(endpoint.type());
        if (endpoint instanceof OpaqueEndpoint opaque) {
            out.writeEncapsulation(opaque.body());
        } else {
            out.writeEncapsulation(out.encoding(), endpoint::writeBody);
        }
    }
}
