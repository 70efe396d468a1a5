package io.floe.cli;

import io.floe.wire.BatchRequestMessage;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Compression;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.Message;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.floe.wire.UserExceptionReader;
import io.floe.wire.ValidateConnectionMessage;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says an Ice message in words, on one line. Stateless. */
final class MessageWords {
    private MessageWords() {}

    static String of(Message message) {
        if (message instanceof RequestMessage request) {
            String which = request.requestId() == 0 ? "oneway  " : "request " + request.requestId() + "  ";
            return which + invocation(request.invocation()) + compression(request.compression());
        }
        if (message instanceof BatchRequestMessage batch) {
            return "batch of " + batch.invocations().size() + "  "
                    + batch.invocations().stream()
                            .limit(3)
                            .map(MessageWords::invocation)
                            .collect(Collectors.joining(" | "))
                    + (batch.invocations().size() > 3 ? " | ..." : "")
                    + compression(batch.compression());
        }
        if (message instanceof ReplyMessage reply) {
            return "reply " + reply.requestId() + "  " + body(reply.body()) + compression(reply.compression());
        }
        if (message instanceof ValidateConnectionMessage) {
            return "validate connection";
        }
        return message instanceof CloseConnectionMessage ? "close connection" : message.toString();
    }

    private static String invocation(Invocation call) {
        String facet = call.facet().isEmpty() ? "" : " -f " + Printable.of(call.facet());
        String context = call.context().isEmpty()
                ? ""
                : "  context " + Printable.of(call.context().toString());
        return name(call.identity()) + facet + "  " + Printable.of(call.operation()) + "  "
                + call.mode().name().toLowerCase(Locale.ROOT) + "  "
                + call.params().bytes().length + " bytes, encoding "
                + call.params().encoding() + context;
    }

    private static String body(ReplyBody body) {
        if (body instanceof ReplyBody.Ok ok) {
            return "ok  " + ok.result().bytes().length + " bytes, encoding "
                    + ok.result().encoding();
        }
        if (body instanceof ReplyBody.UserException thrown) {
            return "user exception "
                    + Printable.of(UserExceptionReader.of(thrown.exception()).typeId());
        }
        if (body instanceof ReplyBody.NotExist missing) {
            return missing.status().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "  " + name(missing.identity())
                    + "  " + Printable.of(missing.operation());
        }
        return body instanceof ReplyBody.Failed failed
                ? "failed, status " + failed.status() + "  " + Printable.of(failed.message())
                : body.toString();
    }

    private static String name(Identity identity) {
        return Printable.of(
                identity.category().isEmpty() ? identity.name() : identity.category() + "/" + identity.name());
    }

    private static String compression(Compression compression) {
        return compression == Compression.COMPRESSED ? "  compressed" : "";
    }
}
