package io.floe.spi;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;

/** Where the channels that core opens for transports have their buffers from (ADR 46). Immutable. */
final class SocketBuffers {
    /** Large buffers of Netty's own pool start within one, and reads into them took more CPU. */
    private static final int CACHE_LINE = 64;

    /** Netty's default allocator makes, and clears, each large buffer anew: in a small heap each that a read fills. */
    static final ByteBufAllocator POOL = new PooledByteBufAllocator(
            PooledByteBufAllocator.defaultPreferDirect(),
            PooledByteBufAllocator.defaultNumHeapArena(),
            PooledByteBufAllocator.defaultNumDirectArena(),
            PooledByteBufAllocator.defaultPageSize(),
            PooledByteBufAllocator.defaultMaxOrder(),
            PooledByteBufAllocator.defaultSmallCacheSize(),
            PooledByteBufAllocator.defaultNormalCacheSize(),
            PooledByteBufAllocator.defaultUseCacheForAllThreads(),
            CACHE_LINE);

    private SocketBuffers() {}
}
