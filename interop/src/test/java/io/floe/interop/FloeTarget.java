package io.floe.interop;

import io.floe.Dispatcher;
import io.floe.NotExistException;
import io.floe.Proxy;
import io.floe.RemoteException;
import io.floe.Reply;
import io.floe.Request;
import io.floe.UnknownOperationException;
import io.floe.UserException;
import io.floe.wire.Encapsulation;
import io.floe.wire.IceReader;
import io.floe.wire.Identity;
import io.floe.wire.ReplyStatus;
import io.floe.wire.SliceFormat;
import io.floe.wire.UserExceptionWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Slice {@code FloeInterop::Target}, served by Floe. Thread-safe. */
final class FloeTarget implements Dispatcher {
    private final String name;
    private final AtomicInteger notes = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final CompletableFuture<Void> held = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final CompletableFuture<Proxy> callback = new CompletableFuture<>();

    FloeTarget(String name) {
        this.name = name;
    }

    /** Requests that reached it. */
    int calls() {
        return calls.get();
    }

    /** Ends once a call is held. */
    CompletableFuture<Void> held() {
        return held;
    }

    /** Lets held calls, and all that come, go. */
    void release() {
        released.complete(null);
    }

    /** Who registered to be called back. */
    CompletableFuture<Proxy> callback() {
        return callback;
    }

    @Override
    public List<String> typeIds() {
        return List.of("::FloeInterop::Target", "::Ice::Object");
    }

    @Override
    public CompletionStage<Reply> dispatch(Request request) {
        calls.incrementAndGet();
        return switch (request.operation()) {
            case "hold" -> {
                int n = request.read(IceReader::readInt);
                held.complete(null);
                yield released.thenApply(go -> request.reply(out -> out.writeInt(n)));
            }
            case "held" -> released.thenApply(go -> request.reply());
            case "nested" -> nested(request);
            default -> CompletableFuture.completedFuture(answer(request));
        };
    }

    private Reply answer(Request request) {
        return switch (request.operation()) {
            case "echo" -> {
                ByteBuffer data = request.read(IceReader::readByteBuffer);
                yield request.reply(out -> out.wrapByteBuffer(data));
            }
            case "next" -> {
                int n = request.read(IceReader::readInt);
                yield request.reply(out -> out.writeInt(n + 1));
            }
            case "server" -> request.reply(out -> out.writeString(name));
            case "context" -> {
                String value = request.context().getOrDefault(request.read(IceReader::readString), "-");
                yield request.reply(out -> out.writeString(value));
            }
            case "note" -> {
                notes.incrementAndGet();
                yield request.reply();
            }
            case "notes" -> request.reply(out -> out.writeInt(notes.get()));
            case "register" -> {
                callback.complete(caller(request, request.read(IceReader::readString)));
                yield request.reply();
            }
            case "fail", "failSliced" -> throw failure(request, request.read(IceReader::readString));
            default -> throw new UnknownOperationException(request.operation());
        };
    }

    private static CompletionStage<Reply> nested(Request request) {
        record Asked(String callback, int n) {}
        Asked asked = request.read(in -> new Asked(in.readString(), in.readInt()));
        return caller(request, asked.callback())
                .invoke("ask", out -> out.writeInt(asked.n()))
                .thenApply(reply -> {
                    int answer = reply.read(IceReader::readInt);
                    return request.reply(out -> out.writeInt(answer + 1));
                });
    }

    private static Proxy caller(Request request, String callback) {
        return request.connection().proxy(new Identity(callback, ""));
    }

    private static RuntimeException failure(Request request, String kind) {
        return switch (kind) {
            case "refused" ->
                new UserException(
                        "::FloeInterop::Refused",
                        slices(
                                request,
                                out -> out.slice("::FloeInterop::Refused", members -> members.writeString("no"))));
            case "overdrawn" ->
                new UserException(
                        "::FloeInterop::Overdrawn",
                        slices(
                                request,
                                out -> out.slice("::FloeInterop::Overdrawn", members -> members.writeInt(42))
                                        .slice("::FloeInterop::Refused", members -> members.writeString("no"))));
            case "undeclared" ->
                new UserException(
                        "::FloeInterop::Undeclared",
                        slices(request, out -> out.slice("::FloeInterop::Undeclared", members -> members.writeInt(7))));
            case "object" -> missing(request, ReplyStatus.OBJECT_NOT_EXIST);
            case "facet" -> missing(request, ReplyStatus.FACET_NOT_EXIST);
            case "operation" -> missing(request, ReplyStatus.OPERATION_NOT_EXIST);
            case "local" -> new RemoteException(ReplyStatus.UNKNOWN_LOCAL_EXCEPTION.code(), "local");
            case "user" -> new RemoteException(ReplyStatus.UNKNOWN_USER_EXCEPTION.code(), "::Some::Error");
            default -> new IllegalStateException("boom");
        };
    }

    private static NotExistException missing(Request request, ReplyStatus status) {
        return new NotExistException(
                status.code(), status.name(), request.identity(), request.facet(), request.operation());
    }

    private static Encapsulation slices(Request request, Consumer<UserExceptionWriter> slices) {
        SliceFormat format = request.operation().equals("failSliced") ? SliceFormat.SLICED : SliceFormat.COMPACT;
        return UserExceptionWriter.write(request.parameters().encoding(), format, slices);
    }
}
