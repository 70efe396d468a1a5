package io.floe.internal.text;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.TextSpan;

/** What became of one endpoint's text. */
sealed interface ParsedEndpoint {
    /** An endpoint of a known protocol, or an opaque one. */
    record Known(Endpoint endpoint) implements ParsedEndpoint {}

    /** A protocol that nobody knows; whether that is an error depends on what stands beside it. */
    record Unknown(TextSpan text, EndpointSyntaxException refusal) implements ParsedEndpoint {}
}
