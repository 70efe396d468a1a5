package io.floe.testkit;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;

/** Hears what a source tells. Owned by the thread of the test; told by any. */
final class SourceEar implements EndpointSource.Watcher {
    private static final long PATIENCE_SECONDS = 20;

    /** A list, or a cause. */
    private final LinkedTransferQueue<Object> heard = new LinkedTransferQueue<>();

    @Override
    public void found(List<? extends Endpoint> endpoints) {
        heard.add(List.copyOf(endpoints));
    }

    @Override
    public void failed(Throwable cause) {
        heard.add(cause);
    }

    /** Waits until the source tells just this, whatever it tells before. */
    void await(List<Endpoint> wanted) {
        Object next = next();
        while (!next.equals(wanted)) {
            next = next();
        }
    }

    /** Waits for a failure. */
    Throwable awaitFailure() {
        while (true) {
            if (next() instanceof Throwable cause) {
                return cause;
            }
        }
    }

    /** Whatever is told next. */
    Object next() {
        try {
            Object next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("source: nothing told for " + PATIENCE_SECONDS + " s (expected: more)");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean heardNothing() {
        return heard.isEmpty();
    }
}
