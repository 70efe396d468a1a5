package io.floe.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used. Stateless. */
final class Cpu {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Cpu() {}

    /** CPU time of all its threads. */
    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Bytes that the threads which still run have allocated. */
    static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (long of : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            bytes += Math.max(0, of);
        }
        return bytes;
    }

    /** Milliseconds that its compiler has worked. */
    static long compilerMillis() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }
}
