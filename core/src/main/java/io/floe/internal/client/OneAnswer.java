package io.floe.internal.client;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks a source once. Thread-safe. */
final class OneAnswer implements EndpointSource.Watcher {
    private final CompletableFuture<List<Endpoint>> answer;

    private OneAnswer(CompletableFuture<List<Endpoint>> answer) {
        this.answer = answer;
    }

    static void ask(EndpointSource source, CompletableFuture<List<Endpoint>> answer) {
        EndpointSource.Subscription subscription = source.subscribe(new OneAnswer(answer));
        answer.whenComplete((told, thrown) -> subscription.close());
    }

    @Override
    public void found(List<? extends Endpoint> endpoints) {
        answer.complete(List.copyOf(endpoints));
    }

    @Override
    public void failed(Throwable cause) {
        answer.completeExceptionally(cause);
    }
}
