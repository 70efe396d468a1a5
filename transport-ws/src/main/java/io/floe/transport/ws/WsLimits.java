package io.floe.transport.ws;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.Map;

/**
 * What a peer may send. Immutable.
 *
 * @param frameBytes the largest payload of a frame: that of the largest message, for nobody needs a larger one
 */
record WsLimits(int frameBytes) {
    /** The largest body of an HTTP message: there is one only if something went wrong. */
    static final int HTTP_BODY_BYTES = 4096;

    private static final int HTTP_LINE_BYTES = 4096;
    private static final int HTTP_HEADER_BYTES = 8192;
    private static final int DEFAULT_KIB = 1024;

    /** Reads {@code Ice.MessageSizeMax}, in KiB as core does: below 1, or beyond 2 GiB, it means 2 GiB less one byte. */
    static WsLimits of(Map<String, String> properties) {
        var text = properties.get("Ice.MessageSizeMax");
        int kib = text == null ? DEFAULT_KIB : Integer.parseInt(text);
        return new WsLimits(kib < 1 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, kib * 1024L));
    }

    /** A violation is for {@link WsFrames} to answer. */
    WebSocketDecoderConfig frames(boolean masked) {
        return WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(masked)
                .maxFramePayloadLength(frameBytes)
                .closeOnProtocolViolation(false)
                .build();
    }

    HttpDecoderConfig http() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(HTTP_LINE_BYTES)
                .setMaxHeaderSize(HTTP_HEADER_BYTES)
                .setMaxChunkSize(HTTP_BODY_BYTES);
    }
}
