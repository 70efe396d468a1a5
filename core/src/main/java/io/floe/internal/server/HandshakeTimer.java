package io.floe.internal.server;

import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;

/** Where an accepted channel keeps the timer that ends it unless its transports get ready. A constant. */
final class HandshakeTimer {
    static final AttributeKey<Future<?>> KEY = AttributeKey.valueOf("io.floe.handshakeTimer");

    private HandshakeTimer() {}
}
