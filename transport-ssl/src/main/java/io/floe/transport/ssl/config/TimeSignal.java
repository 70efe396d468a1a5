package io.floe.transport.ssl.config;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** No sign but time itself. Owned by the thread of a {@link MaterialWatch}; closed from any. */
final class TimeSignal implements ChangeSignal {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        if (closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("closed");
        }
        return false;
    }

    @Override
    public void renew() {
        // nothing is registered anywhere
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
