package io.floe.cli;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;

/** The most memory that was seen in use, on the heap and beside it. Owned by the thread that looks. */
final class MemoryPeak {
    private long heap;
    private long direct;

    void look() {
        Runtime runtime = Runtime.getRuntime();
        heap = Math.max(heap, runtime.totalMemory() - runtime.freeMemory());
        if (ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider pool) {
            direct = Math.max(direct, pool.metric().usedDirectMemory());
        }
    }

    long heap() {
        return heap;
    }

    /** What Netty's pool of buffers took from the system. */
    long direct() {
        return direct;
    }
}
