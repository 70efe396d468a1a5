package io.floe.cli;

/** The most memory in use that was seen. Owned by the thread that looks. */
final class HeapPeak {
    private long peak;

    void look() {
        Runtime runtime = Runtime.getRuntime();
        peak = Math.max(peak, runtime.totalMemory() - runtime.freeMemory());
    }

    long bytes() {
        return peak;
    }
}
