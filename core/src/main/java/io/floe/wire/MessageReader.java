package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes, whose header has been checked, to messages. Immutable, but for the names that it remembers. */
final class MessageReader {
    private static final ValidateConnectionMessage VALIDATE = new ValidateConnectionMessage();
    private static final CloseConnectionMessage CLOSE = new CloseConnectionMessage();
    private static final int MIN_INVOCATION_BYTES = 12;

    private final WireLimits limits;
    private final BodyCompression compression;
    private final NameCache names = new NameCache();

    MessageReader(WireLimits limits) {
        this.limits = limits;
        this.compression = new BodyCompression(limits, 1); // the level is of what is written
    }

    /** The message of {@code size} bytes at {@code start}. */
    Message read(ByteBuf message, int start, int size) {
        return read(message, start, size, null);
    }

    /** The message that is all of {@code array}, which is the message's from now on: its bulk is not copied. */
    Message read(byte[] array) {
        return read(Unpooled.wrappedBuffer(array), 0, array.length, array);
    }

    private Message read(ByteBuf message, int start, int size, byte @Nullable [] array) {
        byte type = message.getByte(start + MessageHeader.TYPE_OFFSET);
        if (type == MessageHeader.VALIDATE_CONNECTION) {
            return VALIDATE;
        }
        if (type == MessageHeader.CLOSE_CONNECTION) {
            return CLOSE;
        }
        Compression status = Compression.of(message.getUnsignedByte(start + MessageHeader.COMPRESSION_OFFSET));
        int length = size - MessageHeader.BYTES;
        boolean keeps = status == Compression.COMPRESSED || array != null || length > SmallBody.MOST_BYTES;
        IceReader body;
        if (status == Compression.COMPRESSED) {
            body = compression.decompress(message, start, size);
        } else if (array != null) {
            body = new IceReader(array, MessageHeader.BYTES, size, EncodingVersion.V1_0);
        } else if (keeps) {
            byte[] copy = new byte[length];
            message.getBytes(start + MessageHeader.BYTES, copy);
            body = new IceReader(copy, 0, length, EncodingVersion.V1_0);
        } else {
            body = SmallBody.reader(message, start + MessageHeader.BYTES, length);
        }
        // what may follow the last encapsulation is ignored, as Ice does
        return switch (type) {
            case MessageHeader.REQUEST -> new RequestMessage(body.readInt(), readInvocation(body, keeps), status);
            case MessageHeader.BATCH_REQUEST -> new BatchRequestMessage(readBatch(body, keeps), status);
            default -> new ReplyMessage(body.readInt(), readReply(body, keeps), status);
        };
    }

    /** A part of the message's array, if the message keeps that. */
    private static Encapsulation readEncapsulation(IceReader in, boolean keeps) {
        return keeps ? in.readSharedEncapsulation() : in.readEncapsulation();
    }

    private Invocation readInvocation(IceReader in, boolean keeps) {
        String name = in.readName(names);
        Identity identity = names.identity(name, in.readName(names));
        String facet = in.readFacet();
        String operation = in.readName(names);
        OperationMode mode = OperationMode.of(in.readUnsignedByte());
        var context = in.readContext(limits.contextEntries());
        return new Invocation(identity, facet, operation, mode, context, readEncapsulation(in, keeps));
    }

    private List<Invocation> readBatch(IceReader in, boolean keeps) {
        int count = in.readInt();
        int most = Math.min(limits.batchEntries(), in.remaining() / MIN_INVOCATION_BYTES);
        if (count < 0 || count > most) {
            throw new MarshalException("batch: " + count + " requests (expected: 0.." + most + ")");
        }
        List<Invocation> invocations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            invocations.add(readInvocation(in, keeps));
        }
        return invocations;
    }

    private static ReplyBody readReply(IceReader in, boolean keeps) {
        int status = in.readUnsignedByte();
        return switch (status) {
            case 0 -> new ReplyBody.Ok(readEncapsulation(in, keeps));
            case 1 -> new ReplyBody.UserException(readEncapsulation(in, keeps));
            case 2 -> readNotExist(ReplyStatus.OBJECT_NOT_EXIST, in);
            case 3 -> readNotExist(ReplyStatus.FACET_NOT_EXIST, in);
            case 4 -> readNotExist(ReplyStatus.OPERATION_NOT_EXIST, in);
            default -> new ReplyBody.Failed(status, in.readString());
        };
    }

    private static ReplyBody readNotExist(ReplyStatus status, IceReader in) {
        Identity identity = in.readIdentity();
        String facet = in.readFacet();
        return new ReplyBody.NotExist(status, identity, facet, in.readString());
    }
}
