package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireLimitsTest {
    private static Invocation invocation(Map<String, String> context) {
        return new Invocation(
                Identity.of("o"), "", "op", OperationMode.NORMAL, context, Encapsulation.empty(EncodingVersion.V1_1));
    }

    private static void assertRefused(Message message, WireLimits limits, String error) {
        MessageCodec codec = new MessageCodec(limits);
        ByteBuf encoded = codec.encode(message, UnpooledByteBufAllocator.DEFAULT);
        try {
            assertThatThrownBy(() -> codec.decode(encoded))
                    .isInstanceOf(MarshalException.class)
                    .hasMessage(error);
        } finally {
            encoded.release();
        }
    }

    @Test
    void shouldRefuseContextWithTooManyEntries() {
        assertRefused(
                new RequestMessage(1, invocation(Map.of("a", "1", "b", "2")), Compression.NONE),
                WireLimits.DEFAULT.withContextEntries(1),
                "context: 2 entries (expected: 0..1)");
    }

    @Test
    void shouldRefuseBatchOfTooManyRequests() {
        assertRefused(
                new BatchRequestMessage(Collections.nCopies(3, invocation(Map.of())), Compression.NONE),
                WireLimits.DEFAULT.withBatchEntries(2),
                "batch: 3 requests (expected: 0..2)");
    }

    @Test
    void shouldHaveTheDefaultsOfIce() {
        assertThat(WireLimits.DEFAULT).isEqualTo(new WireLimits(1048576, 1024, 10_000, 100));
    }

    @Test
    void shouldRefuseLimitBelowAHeader() {
        assertThatThrownBy(() -> WireLimits.DEFAULT.withMessageSizeMax(13))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("messageSizeMax: 13 (expected: >= 14)");
    }
}
