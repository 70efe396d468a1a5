package io.floe.spi;

import io.netty.channel.Channel;

/** Core's hooks on a new channel. All are called on the channel's event loop. */
public interface ChannelSetup {
    /** The channel exists; no byte has passed. Called once, by the lowest transport of a stack. */
    void opened(Channel channel);

    /** Ice messages may flow: called exactly once, after the whole stack below is up and before the first inbound message. */
    void ready(Channel channel);

    /** An accepted channel did not get ready (a failed handshake, say) and is being closed. Called instead of {@code ready}. */
    void failed(Channel channel, Throwable cause);

    /** The name of the adapter that listens; empty where nobody does. */
    default String adapter() {
        return "";
    }
}
