package io.floe.interop.crowd;

import io.floe.Communicator;
import io.floe.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A decent client that calls one at a time, and notes how long it waits at most. Owned by the test that starts it. */
final class Neighbour implements AutoCloseable {
    private final Communicator communicator = Communicator.create();
    private final Proxy proxy;
    private final CompletableFuture<Void> ended;
    private volatile boolean going = true;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicLong worstNanos = new AtomicLong();

    Neighbour(String proxy) {
        this.proxy = communicator.proxy(proxy);
        this.proxy.ping().join();
        this.ended = CompletableFuture.runAsync(this::run);
    }

    private void run() {
        while (going) {
            long start = System.nanoTime();
            try {
                proxy.invoke("next", out -> out.writeInt(1)).join();
                answered.incrementAndGet();
            } catch (CompletionException e) {
                failed.incrementAndGet();
            }
            worstNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
        }
    }

    /** Forgets the longest wait so far, such as that for what a JVM does the first time. */
    void startMeasuring() {
        worstNanos.set(0);
    }

    int answered() {
        return answered.get();
    }

    /** How many calls failed, once it has stopped. */
    int failed() {
        going = false;
        ended.join();
        return failed.get();
    }

    long worstMillis() {
        return TimeUnit.NANOSECONDS.toMillis(worstNanos.get());
    }

    @Override
    public void close() {
        failed();
        communicator.close();
    }
}
