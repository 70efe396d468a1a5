package io.floe.internal.text;

import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.ToStringMode;
import io.floe.wire.EncodingVersion;

/**
 * The properties that say how strings are read and printed. Immutable.
 *
 * @param defaults what endpoints get where their text is silent
 * @param protocol what the word of the default protocol stands for: {@code Ice.Default.Protocol}, {@code tcp} by default
 * @param encoding what proxies without {@code -e} get: {@code Ice.Default.EncodingVersion}, 1.1 by default
 * @param toStringMode {@code Ice.ToStringMode}, Unicode by default
 */
public record TextSettings(
        EndpointDefaults defaults, String protocol, EncodingVersion encoding, ToStringMode toStringMode) {
    /** What holds unless properties say otherwise. */
    public static final TextSettings STANDARD =
            new TextSettings(EndpointDefaults.STANDARD, "tcp", EncodingVersion.V1_1, ToStringMode.UNICODE);
}
