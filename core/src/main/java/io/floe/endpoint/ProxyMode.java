package io.floe.endpoint;

import io.floe.wire.MarshalException;

/** How requests through a proxy travel. Numbers on the wire: Ice manual, "Data Encoding for Proxies". */
public enum ProxyMode {
    /** A reply comes back. */
    TWOWAY(0, "-t"),
    /** No reply. */
    ONEWAY(1, "-o"),
    /** No reply, and several requests are sent together. */
    BATCH_ONEWAY(2, "-O"),
    /** No reply, over an unreliable transport. */
    DATAGRAM(3, "-d"),
    /** No reply, several together, over an unreliable transport. */
    BATCH_DATAGRAM(4, "-D");

    private final int wire;
    private final String option;

    ProxyMode(int wire, String option) {
        this.wire = wire;
        this.option = option;
    }

    /** The proxy option that stands for it, such as {@code -t}. */
    public String option() {
        return option;
    }

    /** Whether requests travel over an unreliable transport. */
    public boolean isDatagram() {
        return this == DATAGRAM || this == BATCH_DATAGRAM;
    }

    int wire() {
        return wire;
    }

    static ProxyMode ofWire(int wire) {
        for (ProxyMode mode : values()) {
            if (mode.wire == wire) {
                return mode;
            }
        }
        throw new MarshalException("proxy mode: " + wire + " (expected: 0..4)");
    }
}
