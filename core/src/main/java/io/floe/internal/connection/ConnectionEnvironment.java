package io.floe.internal.connection;

import io.floe.spi.Transmission;
import io.floe.wire.IceDatagramDecoder;
import io.floe.wire.MessageCodec;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Ticker;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What all connections of a communicator have in common. Immutable, but for the budgets.
 *
 * @param settings timers and bounds
 * @param codec bytes to messages and back
 * @param memory the communicator's bounds on what waits in memory
 * @param packing decompresses what was received and compresses answers, which would hold up an event loop
 * @param ticker the clock
 * @param transmissions how a channel's peer takes what was written, where that can be told
 */
public record ConnectionEnvironment(
        ConnectionSettings settings,
        MessageCodec codec,
        MemoryBudgets memory,
        Executor packing,
        Ticker ticker,
        Function<Channel, Optional<Transmission>> transmissions) {
    IceDatagramDecoder datagramDecoder() {
        return new IceDatagramDecoder(codec, packing);
    }

    /** The same with another codec. */
    public ConnectionEnvironment with(MessageCodec other) {
        return new ConnectionEnvironment(settings, other, memory, packing, ticker, transmissions);
    }
}
