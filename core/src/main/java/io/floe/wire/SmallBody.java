package io.floe.wire;

import io.netty.buffer.ByteBuf;

/**
 * Where a thread puts the body of a small message while it reads it, which spares the message an array and a reader. Each
 * thread has one of its own.
 */
final class SmallBody {
    /** Of larger ones the encapsulation is most: it then keeps the array that was read, and is not copied once more. */
    static final int MOST_BYTES = 1024;

    private static final ThreadLocal<SmallBody> OF_THREAD = ThreadLocal.withInitial(SmallBody::new);

    private final byte[] bytes = new byte[MOST_BYTES];
    private final IceReader reader = new IceReader(bytes, 0, 0, EncodingVersion.V1_0);

    private SmallBody() {}

    /** A reader of these bytes, good until the thread reads the next message. What it shares changes then. */
    static IceReader reader(ByteBuf message, int start, int length) {
        SmallBody body = OF_THREAD.get();
        message.getBytes(start, body.bytes, 0, length);
        body.reader.window(0, length);
        return body.reader;
    }
}
