package io.floe.internal.server;

import io.floe.Request;
import io.floe.fault.Failure;
import io.floe.wire.MarshalException;
import io.netty.util.concurrent.Ticker;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of input that was refused and of dispatchers that failed: at most ten lines a second, control characters escaped, no reason beyond 512 characters, so
 * that no peer can fill or forge the log. Owned by its adapter; used by its event loops without locks.
 */
final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final int LINES_PER_SECOND = 10;
    private static final int LONGEST = 512;

    private final Ticker ticker;
    private final AtomicLong second = new AtomicLong(Long.MIN_VALUE);
    private final AtomicInteger lines = new AtomicInteger();

    RefusalLog(Ticker ticker) {
        this.ticker = ticker;
    }

    void refused(String adapter, Object peer, Failure failure) {
        if (mayWrite()) {
            LOG.warn("adapter {}: connection from {} closed: {}", adapter, peer, clean(failure.reason()));
        }
    }

    /** A dispatcher failed: with its stack trace, unless the client sent what cannot be read. */
    void failed(Request request, Throwable cause) {
        if (mayWrite()) {
            String operation = clean(request.operation());
            String name = clean(request.identity().name());
            if (cause instanceof MarshalException) {
                String why = clean(String.valueOf(cause.getMessage()));
                LOG.warn("operation '{}' of '{}' cannot be read from {}: {}", operation, name, request.peer(), why);
            } else {
                LOG.warn("operation '{}' of '{}' failed for {}", operation, name, request.peer(), cause);
            }
        }
    }

    private boolean mayWrite() {
        long now = TimeUnit.NANOSECONDS.toSeconds(ticker.nanoTime());
        long last = second.get();
        if (last != now && second.compareAndSet(last, now)) {
            lines.set(0);
        }
        return lines.incrementAndGet() <= LINES_PER_SECOND;
    }

    static String clean(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                out.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.length() <= LONGEST ? out.toString() : out.substring(0, LONGEST) + "...";
    }
}
