package io.floe;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Answers the requests to an object. Called on the dispatch executor, by many threads at once. What it throws becomes the
 * reply: a {@link UserException} as itself, an {@link UnknownOperationException} as OperationNotExist, everything else as
 * UnknownException. {@code ice_ping}, {@code ice_isA}, {@code ice_id} and {@code ice_ids} are answered from
 * {@link #typeIds} before it is called.
 */
@FunctionalInterface
public interface Dispatcher {
    /** Answers one request, now or later. */
    CompletionStage<Reply> dispatch(Request request);

    /** The Slice type ids of the object, most derived first. */
    default List<String> typeIds() {
        return List.of("::Ice::Object");
    }

    /** A dispatcher that answers before it returns. */
    static Dispatcher of(Function<Request, Reply> function) {
        return request -> CompletableFuture.completedFuture(function.apply(request));
    }

    /** The same dispatcher for an object of the given types, most derived first; {@code ::Ice::Object} is added. */
    default Dispatcher withTypeIds(String... typeIds) {
        return TypedDispatcher.of(this, List.of(typeIds));
    }
}
