package io.floe.internal.server;

import io.floe.spi.ChannelSetup;

/** Makes the hooks for the channels that an adapter accepts. Thread-safe. */
@FunctionalInterface
public interface AcceptedChannels {
    /** Hooks for an endpoint of the given protocol word, for streams or for datagrams. */
    ChannelSetup setup(String protocol, boolean datagrams);
}
