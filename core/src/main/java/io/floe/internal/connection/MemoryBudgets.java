package io.floe.internal.connection;

import io.floe.wire.ReceiveBudget;

/**
 * What all connections of a communicator may keep in memory together. Immutable, but for what it counts.
 *
 * @param unsent requests that wait to be written, and are refused beyond it
 * @param unread answers that peers do not read, whose requests are not read beyond it
 * @param receive large messages that are still arriving, for which reading pauses beyond it
 */
public record MemoryBudgets(UnsentBudget unsent, UnreadTotal unread, ReceiveBudget receive) {
    private static final long UNSENT_BYTES = 64L << 20;

    /** 64 MiB unsent; a quarter of the heap arriving, and as much unread: Netty's direct memory is as large as the heap. */
    public static MemoryBudgets ofThisMachine() {
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        return new MemoryBudgets(
                UnsentBudget.ofCommunicator(UNSENT_BYTES), new UnreadTotal(quarter), new ReceiveBudget(quarter));
    }
}
