package io.floe.cli;

import java.time.Duration;
import java.util.List;

/**
 * What a benchmark came to. Immutable, but for the book and the peaks, to which nobody adds any more.
 *
 * @param book the calls
 * @param took from the first call that counts to the end
 * @param size bytes of parameters
 * @param cpu the time that this process ran on a core, in all its threads
 * @param memory that was in use
 * @param failovers what became of calls after each event
 */
record BenchResult(BenchBook book, Duration took, int size, Duration cpu, MemoryPeak memory, List<Failover> failovers) {
    double perSecond() {
        return book.answers() / (took.toNanos() / 1e9);
    }

    /** How many cores were kept busy. */
    double cores() {
        return (double) cpu.toNanos() / took.toNanos();
    }

    /** Every reply held what was sent, or that was not to be told. */
    boolean identical() {
        return book.identical().map(count -> count == book.answers()).orElse(true);
    }
}
