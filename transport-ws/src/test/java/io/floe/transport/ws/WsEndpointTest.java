package io.floe.transport.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.floe.wire.MarshalException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WsEndpointTest {
    /** tcp's body of {@code -h d -p 4}, as Ice 3.7.8 writes it. */
    private static final String TCP_BODY = "01640400000060ea000000";

    private static IceReader body(String hex) {
        return IceReader.of(EncodingVersion.V1_1, HexFormat.of().parseHex(hex));
    }

    @Test
    void shouldWriteTheBodyThatIceWrites() {
        try (var lab = new WsLab()) {
            var out = IceWriter.of(EncodingVersion.V1_1);
            lab.parse("ws -h d -p 4").writeBody(out);

            assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(TCP_BODY + "012f");
        }
    }

    @Test
    void shouldReadTheBodyThatIceWrites() {
        try (var lab = new WsLab()) {
            assertThat(lab.transport().read(body(TCP_BODY + "022f78"))).hasToString("ws -h d -p 4 -t 60000 -r /x");
        }
    }

    @Test
    void shouldRefuseAResourceThatEndsALine() {
        try (var lab = new WsLab()) {
            assertThatExceptionOfType(MarshalException.class)
                    .isThrownBy(() -> lab.transport().read(body(TCP_BODY + "032f0d0a")))
                    .withMessage("ws endpoint: resource: control character (expected: none)");
        }
    }

    @Test
    void shouldTellConnectionsToDifferentResourcesApart() {
        try (var lab = new WsLab()) {
            assertThat(lab.target("ws -h 127.0.0.1 -p 1 -r /a").key())
                    .isNotEqualTo(lab.target("ws -h 127.0.0.1 -p 1 -r /b").key());
        }
    }
}
