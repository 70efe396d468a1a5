package io.floe.wire;

import java.util.Map;

/** How many bytes a message will take, so that its buffer is allocated once and never grows. */
final class MessageSize {
    private static final int MODE_BYTES = 1;
    private static final int ID_BYTES = 4;

    private MessageSize() {}

    static int of(Message message) {
        long size = MessageHeader.BYTES + body(message);
        if (size > Integer.MAX_VALUE) {
            throw new MarshalException("message size: " + size + " (expected: 14.." + Integer.MAX_VALUE + ")");
        }
        return (int) size;
    }

    private static long body(Message message) {
        if (message instanceof RequestMessage request) {
            return ID_BYTES + of(request.invocation());
        }
        if (message instanceof ReplyMessage reply) {
            return ID_BYTES + 1 + of(reply.body());
        }
        if (message instanceof BatchRequestMessage batch) {
            long size = 4;
            for (Invocation invocation : batch.invocations()) {
                size += of(invocation);
            }
            return size;
        }
        return 0;
    }

    private static long of(Invocation invocation) {
        return of(invocation.identity())
                + facet(invocation.facet())
                + of(invocation.operation())
                + MODE_BYTES
                + of(invocation.context())
                + of(invocation.params());
    }

    private static long of(ReplyBody body) {
        if (body instanceof ReplyBody.Ok ok) {
            return of(ok.result());
        }
        if (body instanceof ReplyBody.UserException thrown) {
            return of(thrown.exception());
        }
        if (body instanceof ReplyBody.NotExist missing) {
            return of(missing.identity()) + facet(missing.facet()) + of(missing.operation());
        }
        return of(((ReplyBody.Failed) body).message());
    }

    private static long of(Identity identity) {
        return of(identity.name()) + of(identity.category());
    }

    private static long facet(String facet) {
        return facet.isEmpty() ? 1 : 1 + of(facet);
    }

    private static long of(Map<String, String> context) {
        long size = IceWriter.sizeLength(context.size());
        if (!context.isEmpty()) {
            for (Map.Entry<String, String> entry : context.entrySet()) {
                size += of(entry.getKey()) + of(entry.getValue());
            }
        }
        return size;
    }

    private static long of(String text) {
        int length = Utf8.length(text);
        return IceWriter.sizeLength(length) + (long) length;
    }

    private static long of(Encapsulation encapsulation) {
        return Encapsulation.HEADER_BYTES + (long) encapsulation.size();
    }
}
