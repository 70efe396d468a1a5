package io.floe.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of large messages that are still arriving, for all decoders that share it; decoders take from it and give
 * back. Thread-safe, without locks.
 */
public final class ReceiveBudget {
    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    /** @param limit bytes; one message may always arrive alone, whatever its size */
    public ReceiveBudget(long limit) {
        this.limit = limit;
    }

    /** No bound but that of each message. */
    public static ReceiveBudget unlimited() {
        return new ReceiveBudget(Long.MAX_VALUE / 2);
    }

    /** How many bytes are taken. */
    public long bytes() {
        return bytes.get();
    }

    boolean reserve(int amount) {
        long before = bytes.getAndAdd(amount);
        if (before == 0 || before + amount <= limit) {
            return true;
        }
        bytes.addAndGet(-amount);
        return false;
    }

    void release(int amount) {
        bytes.addAndGet(-amount);
    }
}
