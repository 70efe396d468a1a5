package io.floe.testkit;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A queue from event loops to the thread of a test. Adding never blocks, as it would with a lock's queue. */
final class Mailbox<T> {
    private static final int PATIENCE_SECONDS = 20;

    private final ConcurrentLinkedQueue<T> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore filled = new Semaphore(0);

    void add(T item) {
        queue.add(item);
        filled.release();
    }

    /** The next item; waits for it some seconds. */
    T take(String what) {
        try {
            if (!filled.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("peer: nothing (expected: " + what + ")");
            }
            return queue.remove();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("peer: interrupted (expected: " + what + ")", e);
        }
    }
}
