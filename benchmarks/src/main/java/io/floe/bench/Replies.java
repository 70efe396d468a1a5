package io.floe.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks that an answer is what was sent. Stateless. */
final class Replies {
    private Replies() {}

    static void check(byte[] sent, byte @Nullable [] received) {
        if (received == null || !Arrays.equals(sent, received)) {
            throw new IllegalStateException("reply: " + (received == null ? "none" : received.length + " bytes")
                    + " (expected: the " + sent.length + " bytes that were sent)");
        }
    }

    static void check(byte[] sent, @Nullable ByteBuffer received) {
        if (received == null || !received.equals(ByteBuffer.wrap(sent))) {
            throw new IllegalStateException("reply: " + (received == null ? "none" : received.remaining() + " bytes")
                    + " (expected: the " + sent.length + " bytes that were sent)");
        }
    }

    /** A payload that differs from others of its size. */
    static byte[] payload(int size, int salt) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + salt);
        }
        return bytes;
    }
}
