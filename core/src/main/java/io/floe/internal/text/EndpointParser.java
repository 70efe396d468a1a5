package io.floe.internal.text;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointCodec;
import io.floe.endpoint.EndpointCodecs;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.SyntaxCode;
import io.floe.endpoint.TextSpan;
import java.util.Optional;

/** Reads one endpoint: {@code protocol { option }}, where the protocol's codec reads the options. Used by many threads. */
final class EndpointParser {
    private final EndpointCodecs codecs;
    private final TextSettings settings;
    private final OpaqueParser opaque;

    EndpointParser(EndpointCodecs codecs, TextSettings settings) {
        this.codecs = codecs;
        this.settings = settings;
        this.opaque = new OpaqueParser(codecs);
    }

    ParsedEndpoint parse(TextSpan text, boolean forListening) {
        OptionReader options = OptionReader.of(text, forListening, settings.defaults());
        if (options.protocol().equals("opaque")) {
            return new ParsedEndpoint.Known(opaque.parse(options));
        }
        String protocol = options.protocol().equals("default") ? settings.protocol() : options.protocol();
        Optional<EndpointCodec<?>> codec = codecs.named(protocol);
        if (codec.isPresent()) {
            return new ParsedEndpoint.Known(parse(codec.get(), options));
        }
        TransportJars.of(protocol).ifPresent(jar -> {
            throw options.refuseProtocol(
                    SyntaxCode.MISSING_TRANSPORT, "the jar " + jar + " on the class path or module path");
        });
        String expected = "one of " + String.join(" ", codecs.protocols());
        return new ParsedEndpoint.Unknown(text, options.refuseProtocol(SyntaxCode.UNKNOWN_PROTOCOL, expected));
    }

    private static Endpoint parse(EndpointCodec<?> codec, OptionReader options) {
        Endpoint endpoint = codec.parse(options);
        options.refuseUnread();
        return endpoint;
    }
}
