package io.floe.endpoint;

import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceWriter;
import io.floe.wire.MarshalException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * An endpoint of a type that no transport on board knows: nobody can connect to it, but it is passed on byte for byte.
 *
 * @param type the type id, 0 or more
 * @param body the bytes and the version of the encoding that they came in
 */
public record OpaqueEndpoint(short type, Encapsulation body) implements Endpoint {
    @Override
    public String protocol() {
        return "opaque";
    }

    /** The encoding of the bytes, whatever the encoding around them is. */
    public EncodingVersion encoding() {
        return body.encoding();
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return body.bytes();
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.empty();
    }

    @Override
    public boolean compress() {
        return false;
    }

    @Override
    public void writeOptions(OptionWriter out) {
        out.option("-t", type);
        out.option("-e", encoding().toString());
        out.option("-v", Base64.getEncoder().encodeToString(bytes()));
    }

    /**
     * Not to be called: the body keeps an encoding of its own, so {@link ObjectReferenceCodec} writes the whole
     * encapsulation.
     */
    @Override
    public void writeBody(IceWriter out) {
        throw new MarshalException("opaque endpoint: type " + type + " (expected: its encapsulation as a whole)");
    }

    @Override
    public String toString() {
        return EndpointText.of(this);
    }
}
