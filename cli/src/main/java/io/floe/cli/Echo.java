package io.floe.cli;

import io.floe.Dispatcher;
import io.floe.Reply;
import io.floe.Request;
import io.floe.UnknownOperationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An object that answers any operation with the bytes of its parameters. Stateless. */
final class Echo implements Dispatcher {
    @Override
    public CompletionStage<Reply> dispatch(Request request) {
        if (request.operation().startsWith("ice_")) {
            throw new UnknownOperationException(request.operation()); // what Ice itself has was answered before
        }
        return CompletableFuture.completedFuture(new Reply(request.parameters()));
    }
}
