package io.floe.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends datagrams no faster than they arrive, so that what is sent is what was received. Owned by the client's main thread.
 */
final class DatagramCaller implements EchoCaller {
    /** Under way at most: they fit into a socket's buffer as Linux makes it. */
    private static final int WINDOW = 128;

    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(20);
    /** What has not come by then is lost. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    /** The first has to wait until both processes have loaded their classes. */
    private static final long FIRST_PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Consumer<byte[]> sender;
    private final Arrivals arrivals;
    private long gone;

    DatagramCaller(Consumer<byte[]> sender, Arrivals arrivals) {
        this.sender = sender;
        this.arrivals = arrivals;
        this.gone = arrivals.count();
    }

    /** Sends one and waits until all have arrived. */
    @Override
    public byte[] call(byte[] payload) {
        send(payload);
        long lost = lost(0, FIRST_PATIENCE);
        if (lost > 0) {
            throw new IllegalStateException("datagrams: " + lost + " did not arrive (expected: all of them)");
        }
        return payload;
    }

    /** Done as soon as it is on its way, and not sent before there is room. */
    @Override
    public void start(byte[] payload, BiConsumer<byte @Nullable [], @Nullable Throwable> done) {
        long lost = lost(WINDOW - 1, PATIENCE);
        if (lost > 0) {
            gone -= lost;
            done.accept(null, new IllegalStateException("datagrams: " + lost + " did not arrive (expected: all)"));
            return;
        }
        send(payload);
        done.accept(payload, null);
    }

    private void send(byte[] payload) {
        gone++;
        sender.accept(payload);
    }

    /** Waits until no more than so many are under way; how many are still too many after a long while without an arrival. */
    private long lost(int most, long patience) {
        long came = arrivals.count();
        long since = System.nanoTime();
        while (gone - came > most) {
            LockSupport.parkNanos(PAUSE);
            long now = arrivals.count();
            if (now == came && System.nanoTime() - since > patience) {
                return gone - came;
            }
            if (now != came) {
                came = now;
                since = System.nanoTime();
            }
        }
        return 0;
    }

    @Override
    public void connectAndCall(byte[] payload, int port) {
        throw new UnsupportedOperationException("datagrams know no connection");
    }

    @Override
    public String suite() {
        return "-";
    }

    @Override
    public void close() {}
}
