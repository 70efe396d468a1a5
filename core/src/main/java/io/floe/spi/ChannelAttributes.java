package io.floe.spi;

import io.netty.util.AttributeKey;
import javax.net.ssl.SSLSession;

/** What transports publish on their channels about the peer, for dispatchers to see. Constants. */
public final class ChannelAttributes {
    /** The protocol word of the topmost transport; core sets it. */
    public static final AttributeKey<String> PROTOCOL = AttributeKey.valueOf("io.floe.protocol");

    /** The name of the adapter that accepted the channel; core sets it, before any layer comes up. */
    public static final AttributeKey<String> ADAPTER = AttributeKey.valueOf("io.floe.adapter");

    /** The verified TLS session; set by a secure transport before the channel is ready. */
    public static final AttributeKey<SSLSession> SSL_SESSION = AttributeKey.valueOf("io.floe.sslSession");

    private ChannelAttributes() {}
}
