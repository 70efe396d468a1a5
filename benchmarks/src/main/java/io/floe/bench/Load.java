package io.floe.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Runs one workload for a while and checks each reply. Owned by the client process's main thread. */
final class Load {
    private final EchoCaller caller;
    private final Workload workload;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Load(EchoCaller caller, Workload workload) {
        this.caller = caller;
        this.workload = workload;
    }

    Measured run(long millis) throws Exception {
        long cpu = Cpu.nanos();
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        Latencies latencies = new Latencies();
        long calls = switch (workload.shape()) {
            case SYNC -> callers(end, latencies);
            case CHAINS -> new Chains(end).run();
            case ISSUED -> issued(end);
            case CONNECT, RECONNECT -> connects(end, latencies);
        };
        long took = System.nanoTime() - start;
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("workload " + workload + ": a call failed", thrown);
        }
        boolean timed = latencies.total() > 0;
        return new Measured(
                calls,
                took,
                timed ? latencies.percentile(0.5) : 0,
                timed ? latencies.percentile(0.99) : 0,
                Cpu.nanos() - cpu);
    }

    private long callers(long end, Latencies latencies) throws InterruptedException {
        if (workload.width() == 1) {
            callInTurn(Replies.payload(workload.payload(), 0), end, latencies);
            return latencies.total();
        }
        List<Latencies> each = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workload.width(); i++) {
            Latencies own = new Latencies();
            each.add(own);
            byte[] payload = Replies.payload(workload.payload(), i);
            threads.add(new Thread(() -> callInTurn(payload, end, own), "caller-" + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        each.forEach(latencies::addAll);
        return latencies.total();
    }

    private void callInTurn(byte[] payload, long end, Latencies latencies) {
        try {
            for (long now = System.nanoTime(); now < end; ) {
                Replies.check(payload, caller.call(payload));
                long after = System.nanoTime();
                latencies.add(after - now);
                now = after;
            }
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
    }

    /** So many calls are always under way, each issued by the completion of another. */
    private final class Chains {
        private final long end;
        private final LongAdder calls = new LongAdder();
        private final CountDownLatch running = new CountDownLatch(workload.width());

        Chains(long end) {
            this.end = end;
        }

        long run() throws InterruptedException {
            for (int i = 0; i < workload.width(); i++) {
                next(Replies.payload(workload.payload(), i));
            }
            running.await();
            return calls.sum();
        }

        private void next(byte[] payload) {
            if (workload.bulk()) {
                caller.startBulk(payload, (reply, thrown) -> answeredBulk(payload, reply, thrown));
            } else {
                caller.start(payload, (reply, thrown) -> answered(payload, reply, thrown));
            }
        }

        private void answered(byte[] payload, byte @Nullable [] reply, @Nullable Throwable thrown) {
            answered(payload, thrown, () -> Replies.check(payload, reply));
        }

        private void answeredBulk(byte[] payload, @Nullable ByteBuffer reply, @Nullable Throwable thrown) {
            answered(payload, thrown, () -> Replies.check(payload, reply));
        }

        private void answered(byte[] payload, @Nullable Throwable thrown, Runnable check) {
            try {
                if (thrown != null) {
                    throw new IllegalStateException(thrown);
                }
                check.run();
                calls.increment();
                if (System.nanoTime() < end) {
                    next(payload);
                    return;
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
            running.countDown();
        }
    }

    private long issued(long end) throws InterruptedException {
        Semaphore room = new Semaphore(workload.width());
        byte[] payload = Replies.payload(workload.payload(), 0);
        long calls = 0;
        while (System.nanoTime() < end && failure.get() == null) {
            room.acquire();
            calls++;
            caller.start(payload, (reply, thrown) -> {
                try {
                    if (thrown != null) {
                        throw new IllegalStateException(thrown);
                    }
                    Replies.check(payload, reply);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
                room.release();
            });
        }
        room.acquire(workload.width());
        return calls;
    }

    private long connects(long end, Latencies latencies) throws Exception {
        byte[] payload = Replies.payload(workload.payload(), 0);
        int ports = workload.shape() == Workload.Shape.CONNECT ? 2 : 1;
        int calls = 0;
        for (long now = System.nanoTime(); now < end; ) {
            caller.connectAndCall(payload, calls++ % ports);
            long after = System.nanoTime();
            latencies.add(after - now);
            now = after;
        }
        return calls;
    }
}
