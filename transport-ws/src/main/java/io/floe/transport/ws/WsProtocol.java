package io.floe.transport.ws;

import java.net.ProtocolException;

/** What Ice's use of WebSocket is called, and how its violations read. */
final class WsProtocol {
    /** The subprotocol of Ice (observed from Ice 3.7.8). */
    static final String NAME = "ice.zeroc.com";

    private static final int LONGEST = 256;

    private WsProtocol() {}

    /** What a handshake fails with; {@code value} may be the peer's words. */
    static ProtocolException violation(String what, String value, String expected) {
        return new ProtocolException(what + ": " + shown(value) + " (expected: " + expected + ")");
    }

    /** Text of a peer on one line, cut where it is too long. */
    private static String shown(String text) {
        var printable = text.strip().replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "...";
    }
}
