package io.floe.endpoint;

import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.ProtocolVersion;
import java.util.List;

/**
 * All that the text or the wire form of a proxy says: which object, how to talk to it, and where it is. Immutable. A nil
 * proxy is no reference at all.
 *
 * @param identity which object; its name is not empty
 * @param facet which of its facets; empty is the default one
 * @param mode how requests travel
 * @param secure whether only secure endpoints may be used ({@code -s})
 * @param protocol the protocol version that the object speaks
 * @param encoding the encoding of parameters ({@code -e})
 * @param endpoints where the object is, in the order of preference
 * @param adapterId what a locator finds the endpoints by; empty if there are endpoints, or if the identity is well-known
 */
public record ObjectReference(
        Identity identity,
        String facet,
        ProxyMode mode,
        boolean secure,
        ProtocolVersion protocol,
        EncodingVersion encoding,
        List<Endpoint> endpoints,
        String adapterId) {

    public ObjectReference {
        endpoints = List.copyOf(endpoints);
        if (identity.name().isEmpty()) {
            throw new IllegalArgumentException("identity: empty name (expected: a name)");
        }
        if (!endpoints.isEmpty() && !adapterId.isEmpty()) {
            throw new IllegalArgumentException(
                    "adapterId: " + adapterId + " (expected: none beside " + endpoints.size() + " endpoints)");
        }
    }

    /** A twoway reference with the default facet, protocol 1.0 and encoding 1.1. */
    public static ObjectReference of(Identity identity, List<Endpoint> endpoints) {
        return new ObjectReference(
                identity, "", ProxyMode.TWOWAY, false, ProtocolVersion.V1_0, EncodingVersion.V1_1, endpoints, "");
    }

    /** The same reference to another object. */
    public ObjectReference withIdentity(Identity other) {
        return new ObjectReference(other, facet, mode, secure, protocol, encoding, endpoints, adapterId);
    }

    /** The same reference to another facet. */
    public ObjectReference withFacet(String other) {
        return new ObjectReference(identity, other, mode, secure, protocol, encoding, endpoints, adapterId);
    }

    /** The same reference with requests that travel otherwise. */
    public ObjectReference withMode(ProxyMode other) {
        return new ObjectReference(identity, facet, other, secure, protocol, encoding, endpoints, adapterId);
    }

    /** The same reference at an adapter that a locator knows, instead of at endpoints. */
    public ObjectReference withAdapterId(String other) {
        return new ObjectReference(identity, facet, mode, secure, protocol, encoding, List.of(), other);
    }

    /** The same reference, for secure endpoints only or for all. */
    public ObjectReference withSecure(boolean only) {
        return new ObjectReference(identity, facet, mode, only, protocol, encoding, endpoints, adapterId);
    }

    /** The same reference to be found elsewhere. */
    public ObjectReference withEndpoints(List<Endpoint> others) {
        return new ObjectReference(identity, facet, mode, secure, protocol, encoding, others, "");
    }

    /** The canonical text, as Ice prints it. */
    @Override
    public String toString() {
        return toString(ToStringMode.UNICODE);
    }

    /** The canonical text, as Ice prints it with this {@code Ice.ToStringMode}. */
    public String toString(ToStringMode toStringMode) {
        return ObjectReferenceText.of(this, toStringMode);
    }
}
