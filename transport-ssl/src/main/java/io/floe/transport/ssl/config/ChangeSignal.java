package io.floe.transport.ssl.config;

import java.time.Duration;

/** Tells that files may have changed. Owned by the thread that waits for it; closed from any. */
interface ChangeSignal extends AutoCloseable {
    /** Waits for a sign of change, at most so long; false if there was none. */
    boolean await(Duration atMost) throws InterruptedException;

    /** Called after each reload, since links may lead elsewhere now. */
    void renew();

    @Override
    void close();
}
