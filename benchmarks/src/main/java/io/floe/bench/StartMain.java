package io.floe.bench;

import io.floe.Communicator;
import io.floe.EndpointState;
import io.floe.Proxy;
import io.floe.wire.OperationMode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a proxy of many endpoints takes until its first answer, and until all endpoints are connected, by {@code
 * MAIN=io.floe.bench.StartMain benchmarks/run}. The first time tells of a young JVM, the last of one that has compiled the way.
 */
public final class StartMain {
    private static final int[] ENDPOINTS = {1_000, 3_000};
    private static final int TIMES = 6;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private StartMain() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        String java = ProcessHandle.current().info().command().orElse("java");
        for (int endpoints : ENDPOINTS) {
            FloeContestant contestant = new FloeContestant(true, true, endpoints, 0);
            try (Child server = Child.start(java, "server", "floe-direct-" + endpoints + "-0", "tcp", "")) {
                int port = Integer.parseInt(server.read().split(" ", -1)[0]);
                for (int time = 0; time < TIMES; time++) {
                    try (Communicator floe = contestant.options().build()) {
                        measure(floe, contestant.proxy(floe, new Site("tcp", Path.of("")), port), endpoints);
                    }
                }
            }
        }
    }

    private static void measure(Communicator floe, Proxy proxy, int endpoints) {
        long began = System.nanoTime();
        proxy.invoke("echo", OperationMode.NORMAL, out -> out.writeByteSeq(new byte[1]))
                .join();
        long answered = System.nanoTime();
        long up = 0;
        while (up < endpoints && System.nanoTime() - began < PATIENCE) {
            LockSupport.parkNanos(PAUSE);
            up = floe.endpoints().stream()
                    .filter(one -> one.state() == EndpointState.UP)
                    .count();
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%,d endpoints: first answer after %,d ms, %,d up after %,d ms",
                endpoints,
                TimeUnit.NANOSECONDS.toMillis(answered - began),
                up,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
    }
}
