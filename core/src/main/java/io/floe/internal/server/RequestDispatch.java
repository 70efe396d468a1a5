package io.floe.internal.server;

import io.floe.Connection;
import io.floe.Dispatcher;
import io.floe.NotExistException;
import io.floe.RemoteException;
import io.floe.Reply;
import io.floe.Request;
import io.floe.UnknownOperationException;
import io.floe.UserException;
import io.floe.fault.InvocationException;
import io.floe.internal.connection.IceConnection;
import io.floe.internal.connection.RequestHandler;
import io.floe.internal.connection.Responder;
import io.floe.internal.server.DispatchTable.Found;
import io.floe.wire.Invocation;
import io.floe.wire.MarshalException;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyStatus;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings each request to its object on the dispatch executor, and every end of it, good or bad, back as an answer. Stateless
 * beside the table.
 */
final class RequestDispatch implements RequestHandler {
    private final DispatchTable table;
    private final Executor executor;
    private final Function<IceConnection, Connection> views;
    private final RefusalLog log;

    RequestDispatch(DispatchTable table, Executor executor, Function<IceConnection, Connection> views, RefusalLog log) {
        this.log = log;
        this.table = table;
        this.executor = executor;
        this.views = views;
    }

    @Override
    public void handle(IceConnection connection, Invocation invocation, boolean oneway, Responder responder) {
        Found found = table.find(invocation.identity(), invocation.facet());
        if (found instanceof Found.Servant servant) {
            Request request = new Request(invocation, oneway, views.apply(connection));
            try {
                executor.execute(() -> run(servant.dispatcher(), request, responder));
            } catch (RejectedExecutionException e) {
                responder.reply(unknown("the server has no thread for it: " + e.getMessage()));
            }
        } else {
            responder.reply(missing(
                    found instanceof Found.NoFacet ? ReplyStatus.FACET_NOT_EXIST : ReplyStatus.OBJECT_NOT_EXIST,
                    invocation));
        }
    }

    /** The answer on a connection that no adapter is attached to. */
    static void refuse(IceConnection connection, Invocation invocation, boolean oneway, Responder responder) {
        responder.reply(missing(ReplyStatus.OBJECT_NOT_EXIST, invocation));
    }

    // This is one of the three places where everything is caught: user code may throw anything.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private void run(Dispatcher dispatcher, Request request, Responder responder) {
        CompletionStage<Reply> answer;
        try {
            var builtIn = BuiltInOperations.answer(request, dispatcher);
            if (builtIn.isPresent()) {
                responder.reply(new ReplyBody.Ok(builtIn.get().results()));
                return;
            }
            answer = Objects.requireNonNull(dispatcher.dispatch(request), "the dispatcher returned null");
        } catch (Throwable thrown) {
            responder.reply(failure(thrown, request));
            return;
        }
        Reply ready = ready(answer);
        if (ready != null) {
            responder.reply(new ReplyBody.Ok(ready.results()));
            return;
        }
        answer.whenComplete((reply, thrown) -> responder.reply(body(reply, thrown, request)));
    }

    /** A good answer that is there already, as most are. */
    private static @Nullable Reply ready(CompletionStage<Reply> answer) {
        return answer instanceof CompletableFuture<Reply> future
                        && future.isDone()
                        && !future.isCompletedExceptionally()
                ? future.getNow(null)
                : null;
    }

    private ReplyBody body(@Nullable Reply reply, @Nullable Throwable thrown, Request request) {
        if (thrown != null) {
            return failure(thrown, request);
        }
        return reply == null
                ? failure(new NullPointerException("the dispatcher completed with null"), request)
                : new ReplyBody.Ok(reply.results());
    }

    private ReplyBody failure(Throwable thrown, Request request) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof UserException user) {
            return new ReplyBody.UserException(user.body());
        }
        if (cause instanceof UnknownOperationException) {
            return missing(ReplyStatus.OPERATION_NOT_EXIST, request.invocation());
        }
        if (cause instanceof NotExistException missing) {
            return missing(missing);
        }
        log.failed(request, cause);
        if (cause instanceof MarshalException || cause instanceof InvocationException) {
            return new ReplyBody.Failed(ReplyStatus.UNKNOWN_LOCAL_EXCEPTION.code(), cause.toString());
        }
        if (cause instanceof RemoteException remote && remote.status() >= ReplyStatus.UNKNOWN_LOCAL_EXCEPTION.code()) {
            return new ReplyBody.Failed(remote.status(), String.valueOf(remote.getMessage()));
        }
        return unknown(cause.toString());
    }

    /** A dispatcher that forwards answers as the server behind it did (observed from Ice 3.7.8). */
    private static ReplyBody missing(NotExistException missing) {
        ReplyStatus status = ReplyStatus.of(missing.status()).orElse(ReplyStatus.OBJECT_NOT_EXIST);
        return new ReplyBody.NotExist(status, missing.identity(), missing.facet(), missing.operation());
    }

    private static ReplyBody unknown(String message) {
        return new ReplyBody.Failed(ReplyStatus.UNKNOWN_EXCEPTION.code(), message);
    }

    private static ReplyBody missing(ReplyStatus status, Invocation invocation) {
        return new ReplyBody.NotExist(status, invocation.identity(), invocation.facet(), invocation.operation());
    }
}
