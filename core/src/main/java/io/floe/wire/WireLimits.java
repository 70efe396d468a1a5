package io.floe.wire;

/**
 * What a peer may ask of a decoder. Immutable; {@link #DEFAULT} is the start, each {@code with} makes a changed copy.
 *
 * @param messageSizeMax bytes of a received message, header included, compressed or not; 1 MiB by default, as Ice's
 *     MessageSizeMax
 * @param contextEntries entries of a request's context; 1024 by default
 * @param batchEntries requests in one batch; 10,000 by default
 * @param compressionRatio how many bytes one compressed byte may stand for; 100 by default. It also binds the encoder,
 *     which sends a message that would shrink further uncompressed
 */
public record WireLimits(int messageSizeMax, int contextEntries, int batchEntries, int compressionRatio) {
    /** The limits that hold unless others are set. */
    public static final WireLimits DEFAULT = new WireLimits(1 << 20, 1024, 10_000, 100);

    public WireLimits {
        check("messageSizeMax", messageSizeMax, MessageHeader.BYTES);
        check("contextEntries", contextEntries, 0);
        check("batchEntries", batchEntries, 1);
        check("compressionRatio", compressionRatio, 1);
    }

    public WireLimits withMessageSizeMax(int bytes) {
        return new WireLimits(bytes, contextEntries, batchEntries, compressionRatio);
    }

    public WireLimits withContextEntries(int entries) {
        return new WireLimits(messageSizeMax, entries, batchEntries, compressionRatio);
    }

    public WireLimits withBatchEntries(int entries) {
        return new WireLimits(messageSizeMax, contextEntries, entries, compressionRatio);
    }

    public WireLimits withCompressionRatio(int ratio) {
        return new WireLimits(messageSizeMax, contextEntries, batchEntries, ratio);
    }

    private static void check(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: >= " + least + ")");
        }
    }
}
