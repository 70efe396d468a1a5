package io.floe.transport.ws;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a request does not become a connection. Immutable.
 *
 * @param status what HTTP calls it
 * @param what the part that is refused, for people
 * @param value what it was
 * @param expected what it should have been
 */
record UpgradeRefusal(HttpResponseStatus status, String what, String value, String expected) {
    private static final String VERSION = "13";

    /** The first reason to refuse a request for the given target, if there is any. */
    static Optional<UpgradeRefusal> of(FullHttpRequest request, String target) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(malformed(request.decoderResult().cause()));
        }
        return Stream.of(
                        check(HttpResponseStatus.METHOD_NOT_ALLOWED, "method", request.method(), HttpMethod.GET),
                        checkUpgrade(request),
                        check(HttpResponseStatus.NOT_FOUND, "resource", request.uri(), target),
                        checkVersion(request),
                        checkSubprotocol(request))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What Netty's handshaker has to say. */
    static UpgradeRefusal incomplete(Throwable cause) {
        return new UpgradeRefusal(
                HttpResponseStatus.BAD_REQUEST, "request", String.valueOf(cause.getMessage()), "a WebSocket handshake");
    }

    private static UpgradeRefusal malformed(Throwable cause) {
        var status = cause instanceof TooLongHttpLineException
                ? HttpResponseStatus.REQUEST_URI_TOO_LONG
                : cause instanceof TooLongHttpHeaderException
                        ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                        : HttpResponseStatus.BAD_REQUEST;
        return new UpgradeRefusal(status, "request", String.valueOf(cause.getMessage()), "an HTTP request");
    }

    private static Optional<UpgradeRefusal> check(
            HttpResponseStatus status, String what, Object value, Object expected) {
        return value.equals(expected)
                ? Optional.empty()
                : Optional.of(new UpgradeRefusal(status, what, value.toString(), expected.toString()));
    }

    private static Optional<UpgradeRefusal> checkUpgrade(FullHttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                ? Optional.empty()
                : Optional.of(new UpgradeRefusal(
                        HttpResponseStatus.UPGRADE_REQUIRED,
                        "Upgrade",
                        request.headers().get(HttpHeaderNames.UPGRADE, "none"),
                        "websocket; this is no web server"));
    }

    private static Optional<UpgradeRefusal> checkVersion(FullHttpRequest request) {
        return check(
                HttpResponseStatus.UPGRADE_REQUIRED,
                "Sec-WebSocket-Version",
                request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "none"),
                VERSION);
    }

    private static Optional<UpgradeRefusal> checkSubprotocol(FullHttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, WsProtocol.NAME, false)
                ? Optional.empty()
                : Optional.of(new UpgradeRefusal(
                        HttpResponseStatus.BAD_REQUEST,
                        "Sec-WebSocket-Protocol",
                        request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, "none"),
                        WsProtocol.NAME));
    }
}
