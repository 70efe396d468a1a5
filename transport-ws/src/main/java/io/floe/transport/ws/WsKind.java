package io.floe.transport.ws;

/** The two protocols of this jar (Ice manual, "Data Encoding for Proxies"). */
enum WsKind {
    WS("ws", 4, "tcp"),
    WSS("wss", 5, "ssl");

    private final String protocol;
    private final short type;
    private final String standsOn;

    WsKind(String protocol, int type, String standsOn) {
        this.protocol = protocol;
        this.type = (short) type;
        this.standsOn = standsOn;
    }

    String protocol() {
        return protocol;
    }

    short type() {
        return type;
    }

    /** The protocol word of the transport beneath. */
    String standsOn() {
        return standsOn;
    }
}
