package io.floe.internal.connection;

import io.floe.wire.MessageCodec;
import io.netty.util.concurrent.Ticker;

/**
 * What all connections of a communicator have in common. Immutable, but for the budget.
 *
 * @param settings timers and bounds
 * @param codec bytes to messages and back
 * @param unsent the communicator's bound on bytes that wait to be written
 * @param ticker the clock
 */
public record ConnectionEnvironment(
        ConnectionSettings settings, MessageCodec codec, UnsentBudget unsent, Ticker ticker) {}
