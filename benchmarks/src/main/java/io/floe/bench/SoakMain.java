package io.floe.bench;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many calls of mixed sizes with reconnects, and the memory after each tenth of them: {@code MAIN=io.floe.bench.SoakMain
 * benchmarks/run [CALLS]}. Client and server are in this process.
 */
public final class SoakMain {
    private static final int OUTSTANDING = 256;
    private static final int CALLS_A_CONNECTION = 50_000;
    private static final int[] SIZES = {0, 64, 64, 64, 64, 64, 64, 1024, 1024, 16 * 1024};

    private SoakMain() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        int calls = args.length == 0 ? 10_000_000 : Integer.parseInt(args[0]);
        Site site = new Site("tcp", java.nio.file.Path.of(""));
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Semaphore room = new Semaphore(OUTSTANDING);
        Contestant floe = Contestant.of("floe-direct", "tcp");
        try (EchoServer server = floe.serve(site, 1);
                EchoCaller caller = floe.caller(site, server.ports())) {
            report(0);
            for (int i = 1; i <= calls && failure.get() == null; i++) {
                byte[] payload = new byte[SIZES[i % SIZES.length]];
                room.acquire();
                caller.start(payload, (reply, thrown) -> {
                    if (thrown != null || reply == null || reply.length != payload.length) {
                        failure.compareAndSet(null, thrown == null ? new IllegalStateException("wrong reply") : thrown);
                    }
                    room.release();
                });
                if (i % CALLS_A_CONNECTION == 0) {
                    caller.connectAndCall(payload, 0);
                }
                if (i % Math.max(1, calls / 10) == 0) {
                    room.acquire(OUTSTANDING);
                    report(i);
                    room.release(OUTSTANDING);
                }
            }
        }
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("a call failed", thrown);
        }
    }

    private static void report(int calls) {
        ManagementFactory.getMemoryMXBean().gc();
        System.out.println(String.format(
                Locale.ROOT,
                "%,11d calls: heap %5.1f MB, direct %5.1f MB",
                calls,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
                PlatformDependent.usedDirectMemory() / 1e6));
    }
}
