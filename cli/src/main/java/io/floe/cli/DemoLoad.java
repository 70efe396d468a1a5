package io.floe.cli;

import io.floe.Proxy;
import io.floe.wire.Encapsulation;
import io.floe.wire.OperationMode;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A few callers that call steadily, whether the last answer has come or not. Owned by the demo's main thread. */
final class DemoLoad implements AutoCloseable {
    private static final int CALLERS = 4;
    private static final int CALLS_PER_SECOND = 200;

    private final Proxy proxy;
    private final Scoreboard scores;
    private final Encapsulation parameters;
    private final Phaser outstanding = new Phaser(1);
    private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(CALLERS, task -> {
        Thread thread = new Thread(task, "floe-caller");
        thread.setDaemon(true);
        return thread;
    });

    DemoLoad(Proxy proxy, Scoreboard scores) {
        this.proxy = proxy.withObserver(scores);
        this.scores = scores;
        this.parameters = Encapsulation.write(proxy.reference().encoding(), out -> out.writeString("a steady call"));
    }

    static int callsPerSecond() {
        return CALLS_PER_SECOND;
    }

    void start() {
        long period = TimeUnit.SECONDS.toNanos(CALLERS) / CALLS_PER_SECOND;
        for (int i = 0; i < CALLERS; i++) {
            callers.scheduleAtFixedRate(this::call, i * period / CALLERS, period, TimeUnit.NANOSECONDS);
        }
    }

    private void call() {
        outstanding.register();
        proxy.invoke("echo", OperationMode.IDEMPOTENT, parameters).whenComplete((reply, failure) -> {
            if (failure != null) {
                scores.failed(failure);
            }
            outstanding.arriveAndDeregister();
        });
    }

    /** Stops calling and waits until every call has ended: by its deadline at the latest. */
    void finish() {
        callers.shutdown();
        try {
            if (callers.awaitTermination(1, TimeUnit.SECONDS)) {
                outstanding.arriveAndAwaitAdvance();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
