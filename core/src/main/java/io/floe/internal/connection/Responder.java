package io.floe.internal.connection;

import io.floe.wire.ReplyBody;

/** Takes the answer to one request, from any thread. */
@FunctionalInterface
public interface Responder {
    void reply(ReplyBody body);
}
