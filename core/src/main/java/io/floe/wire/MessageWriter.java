package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;

/** Messages to bytes. Immutable. */
final class MessageWriter {
    /** So large a payload stays where it is, for the transport to copy: TLS does so record by record, while each is in the cache. */
    private static final int IN_PLACE_BYTES = 64 * 1024;

    private final BodyCompression compression;

    MessageWriter(WireLimits limits, int compressionLevel) {
        this.compression = new BodyCompression(limits, compressionLevel);
    }

    ByteBuf write(Message message, ByteBufAllocator allocator) {
        int size = MessageSize.of(message);
        Encapsulation last = last(message);
        boolean inPlace = last.size() >= IN_PLACE_BYTES;
        ByteBuf out = allocator.ioBuffer(inPlace ? size - last.size() : size);
        boolean written = false;
        try {
            Compression wanted = write(message, out);
            if (inPlace) {
                out = join(out, last, allocator);
            } else {
                last.writeTo(out);
            }
            out.setIntLE(MessageHeader.SIZE_OFFSET, out.readableBytes());
            ByteBuf result = compression.compress(out, wanted, allocator);
            written = true;
            return result;
        } finally {
            if (!written) {
                out.release();
            }
        }
    }

    /** One buffer of both; {@code head} is still its maker's if that fails. */
    private static ByteBuf join(ByteBuf head, Encapsulation last, ByteBufAllocator allocator) {
        CompositeByteBuf both = allocator.compositeDirectBuffer();
        boolean joined = false;
        try {
            both.addFlattenedComponents(true, head.retain()); // which releases what it cannot take
            both.addFlattenedComponents(true, last.buffer());
            joined = true;
            return both;
        } finally {
            (joined ? head : both).release();
        }
    }

    boolean compresses(Message message) {
        return message instanceof ReplyMessage reply
                && reply.compression() == Compression.COMPRESSED
                && BodyCompression.pays(MessageSize.of(message));
    }

    /** What ends the message, and may be large. */
    private static Encapsulation last(Message message) {
        if (message instanceof RequestMessage request) {
            return request.invocation().params();
        }
        if (message instanceof ReplyMessage reply) {
            if (reply.body() instanceof ReplyBody.Ok ok) {
                return ok.result();
            }
            if (reply.body() instanceof ReplyBody.UserException thrown) {
                return thrown.exception();
            }
        }
        return Encapsulation.empty(EncodingVersion.V1_1);
    }

    /** All but the payload of what is {@link #last}. */
    private static Compression write(Message message, ByteBuf buffer) {
        if (message instanceof RequestMessage request) {
            IceWriter out = begin(buffer, MessageHeader.REQUEST);
            out.writeInt(request.requestId());
            write(request.invocation(), out);
            return request.compression();
        }
        if (message instanceof ReplyMessage reply) {
            IceWriter out = begin(buffer, MessageHeader.REPLY);
            out.writeInt(reply.requestId());
            out.writeByte(reply.body().code());
            write(reply.body(), out);
            return reply.compression();
        }
        if (message instanceof BatchRequestMessage batch) {
            IceWriter out = begin(buffer, MessageHeader.BATCH_REQUEST);
            out.writeInt(batch.invocations().size());
            for (Invocation invocation : batch.invocations()) {
                write(invocation, out);
                invocation.params().writeTo(buffer);
            }
            return batch.compression();
        }
        boolean validate = message instanceof ValidateConnectionMessage;
        MessageHeader.write(buffer, validate ? MessageHeader.VALIDATE_CONNECTION : MessageHeader.CLOSE_CONNECTION);
        return Compression.NONE;
    }

    /** Everything outside an encapsulation follows encoding 1.0. */
    private static IceWriter begin(ByteBuf buffer, byte type) {
        MessageHeader.write(buffer, type);
        return new IceWriter(buffer, EncodingVersion.V1_0);
    }

    private static void write(Invocation invocation, IceWriter out) {
        out.writeIdentity(invocation.identity());
        out.writeFacet(invocation.facet());
        out.writeString(invocation.operation());
        out.writeByte(invocation.mode().code());
        out.writeContext(invocation.context());
        out.writeEncapsulationHeader(invocation.params());
    }

    private static void write(ReplyBody body, IceWriter out) {
        if (body instanceof ReplyBody.Ok ok) {
            out.writeEncapsulationHeader(ok.result());
        } else if (body instanceof ReplyBody.UserException thrown) {
            out.writeEncapsulationHeader(thrown.exception());
        } else if (body instanceof ReplyBody.NotExist missing) {
            out.writeIdentity(missing.identity());
            out.writeFacet(missing.facet());
            out.writeString(missing.operation());
        } else if (body instanceof ReplyBody.Failed failed) {
            out.writeString(failed.message());
        }
    }
}
