package io.floe.internal.server;

import io.floe.Dispatcher;
import io.floe.Reply;
import io.floe.Request;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The operations that every Ice object has (Slice {@code Object}): answered from the object's type ids, in any mode, for 3.7
 * sends them nonmutating and 3.8 idempotent. Stateless.
 */
final class BuiltInOperations {
    private BuiltInOperations() {}

    /** The answer, if the operation is one of them. */
    static Optional<Reply> answer(Request request, Dispatcher dispatcher) {
        return switch (request.operation()) {
            case "ice_ping" -> Optional.of(request.reply());
            case "ice_isA" -> {
                String asked = request.read(in -> in.readString());
                yield Optional.of(
                        request.reply(out -> out.writeBool(dispatcher.typeIds().contains(asked))));
            }
            case "ice_id" ->
                Optional.of(request.reply(
                        out -> out.writeString(dispatcher.typeIds().get(0))));
            case "ice_ids" ->
                Optional.of(request.reply(out -> out.writeStringSeq(new TreeSet<>(dispatcher.typeIds()))));
            default -> Optional.empty();
        };
    }
}
