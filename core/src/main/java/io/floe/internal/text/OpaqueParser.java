package io.floe.internal.text;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointCodecs;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.ObjectReferenceCodec;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.SyntaxCode;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.MarshalException;
import java.util.Base64;

/**
 * Reads {@code opaque -t TYPE [-e ENCODING] -v BASE64}: the wire form of an endpoint as text. If a transport on board
 * knows the type, it becomes an endpoint of that transport. Used by many threads.
 */
final class OpaqueParser {
    private static final String TYPE = "-t*";
    private static final String ENCODING = "-e*";
    private static final String BYTES = "-v*";

    private final ObjectReferenceCodec codec;

    OpaqueParser(EndpointCodecs codecs) {
        this.codec = new ObjectReferenceCodec(codecs);
    }

    Endpoint parse(OptionReader options) {
        if (options.forListening()) {
            throw options.refuseProtocol(SyntaxCode.UNKNOWN_PROTOCOL, "one that can be listened at");
        }
        options.refuseRepeated(TYPE);
        options.refuseRepeated(BYTES);
        int type = options.number(TYPE, 0, Short.MAX_VALUE)
                .orElseThrow(() -> options.refuse(TYPE, "0.." + Short.MAX_VALUE));
        Encapsulation body = Encapsulation.of(encoding(options), bytes(options));
        options.refuseUnread();
        try {
            return codec.readBody((short) type, body);
        } catch (MarshalException e) {
            EndpointSyntaxException refusal =
                    options.refuse(SyntaxCode.BAD_BYTES, BYTES, "an endpoint of type " + type + "; " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static EncodingVersion encoding(OptionReader options) {
        return options.text(ENCODING)
                .map(text -> Versions.encoding(text).orElseThrow(() -> options.refuse(ENCODING, Versions.EXPECTED)))
                .orElse(EncodingVersion.V1_0);
    }

    private static byte[] bytes(OptionReader options) {
        String text = options.text(BYTES).orElseThrow(() -> options.refuse(BYTES, "base64"));
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            EndpointSyntaxException refusal = options.refuse(BYTES, "base64");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
