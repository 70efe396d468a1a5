package io.floe.interop.crowd;

import io.netty.util.internal.PlatformDependent;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Locale;

/**
 * What this process uses. Immutable.
 *
 * @param heap bytes in use after a collection
 * @param direct bytes of Netty's buffers
 * @param descriptors open files; 0 where the system does not tell
 */
record Footprint(long heap, long direct, int descriptors) {
    static Footprint now() {
        System.gc();
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed()) // others go on to allocate
                .sum();
        String[] open = new File("/proc/self/fd").list();
        return new Footprint(heap, PlatformDependent.usedDirectMemory(), open == null ? 0 : open.length);
    }

    /** What one of so many has added since. */
    long eachSince(Footprint before, int count) {
        return (heap + direct - before.heap - before.direct) / count;
    }

    String since(Footprint before, int count) {
        return String.format(
                Locale.ROOT,
                "%,d bytes of heap and %,d of direct memory each, %d descriptors in all",
                (heap - before.heap) / count,
                (direct - before.direct) / count,
                descriptors - before.descriptors);
    }
}
