package io.floe.internal.client;

import io.floe.NotExistException;
import io.floe.RemoteException;
import io.floe.Reply;
import io.floe.UserException;
import io.floe.endpoint.ToStringMode;
import io.floe.wire.Encapsulation;
import io.floe.wire.MarshalException;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyStatus;
import io.floe.wire.UserExceptionReader;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Turns the peer's answer into the end of a caller's future. Stateless. */
final class Answers {
    private Answers() {}

    static void complete(CompletableFuture<Reply> future, ReplyBody body) {
        if (body instanceof ReplyBody.Ok ok) {
            future.complete(new Reply(ok.result()));
        } else {
            future.completeExceptionally(exception(body));
        }
    }

    private static RuntimeException exception(ReplyBody body) {
        if (body instanceof ReplyBody.UserException thrown) {
            return userException(thrown.exception());
        }
        if (body instanceof ReplyBody.NotExist missing) {
            String what = missing.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String where = ToStringMode.UNICODE.print(missing.identity());
            return new NotExistException(
                    missing.code(),
                    what + ": operation '" + missing.operation() + "' on '" + where + "'"
                            + (missing.facet().isEmpty() ? "" : " -f " + missing.facet()),
                    missing.identity(),
                    missing.facet(),
                    missing.operation());
        }
        ReplyBody.Failed failed = (ReplyBody.Failed) body;
        String status = ReplyStatus.of(failed.status())
                .map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("reply status " + failed.status());
        return new RemoteException(failed.status(), status + ": " + failed.message());
    }

    private static RuntimeException userException(Encapsulation body) {
        try {
            return new UserException(UserExceptionReader.of(body).typeId(), body);
        } catch (MarshalException malformed) {
            return malformed;
        }
    }
}
