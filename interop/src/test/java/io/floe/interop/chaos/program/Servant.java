package io.floe.interop.chaos.program;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The object of the load, whatever speaks for it: notes the call, answers the server's name. Thread-safe. */
final class Servant {
    private final String name;
    private final ExecutionLog log;
    private volatile long slowMillis;

    Servant(String name, ExecutionLog log) {
        this.name = name;
        this.log = log;
    }

    CompletionStage<String> execute(long id) {
        log.add(id);
        CompletableFuture<String> answer = new CompletableFuture<>();
        return slowMillis == 0
                ? CompletableFuture.completedFuture(name)
                : answer.completeOnTimeout(name, slowMillis, TimeUnit.MILLISECONDS);
    }

    /** From now on each answer comes so much later. */
    void slow(long millis) {
        slowMillis = millis;
    }
}
