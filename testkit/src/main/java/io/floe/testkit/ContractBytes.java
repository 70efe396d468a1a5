package io.floe.testkit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What contract tests send. */
final class ContractBytes {
    private static final byte[] GREETING = "hello, floe".getBytes(StandardCharsets.US_ASCII);
    private static final long SEED = 42;

    private ContractBytes() {}

    static byte[] greeting() {
        return GREETING.clone();
    }

    static void greet(Channel channel) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(greeting()));
    }

    /** The same bytes at every call. */
    static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }
}
