package io.floe.transport.ssl.material;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The few DER structures that private keys and stores begin with (ITU-T X.690): definite lengths, one-byte tags.
 * Mutable: a cursor, owned by the method that made it.
 */
final class Der {
    static final byte INTEGER = 0x02;
    static final byte OCTET_STRING = 0x04;
    static final byte OBJECT_ID = 0x06;
    static final byte SEQUENCE = 0x30;
    static final byte CONTEXT_0 = (byte) 0xA0;

    private final byte[] bytes;
    private int at;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    static Der of(byte[] bytes) {
        return new Der(bytes);
    }

    /** A cursor over the content of the next element, which must have this tag. */
    Der inside(byte tag) {
        return new Der(next(tag));
    }

    /** The content of the next element, which must have this tag. */
    byte[] next(byte tag) {
        if (isEmpty() || bytes[at] != tag) {
            throw new IllegalArgumentException("tag at byte " + at + " (expected: " + tag + ")");
        }
        at++;
        int length = length();
        if (length > bytes.length - at) {
            throw new IllegalArgumentException("length at byte " + at + ": " + length + " (expected: less)");
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    boolean isNext(byte tag) {
        return !isEmpty() && bytes[at] == tag;
    }

    boolean isEmpty() {
        return at >= bytes.length;
    }

    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }

    private int length() {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7F;
        if (octets == 0 || octets > 3) {
            throw new IllegalArgumentException("length of " + octets + " bytes (expected: 1..3)");
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | octet();
        }
        return length;
    }

    private int octet() {
        if (isEmpty()) {
            throw new IllegalArgumentException("end at byte " + at + " (expected: more)");
        }
        return bytes[at++] & 0xFF;
    }

    /** An element of this tag around the parts in their order. */
    static byte[] element(byte tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(out, content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else if (length < 0x10000) {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        } else {
            out.write(0x83);
            out.write(length >> 16);
            out.write(length >> 8);
            out.write(length);
        }
    }
}
