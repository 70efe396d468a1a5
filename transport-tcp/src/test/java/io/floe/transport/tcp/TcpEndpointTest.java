package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.TextSpan;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.floe.wire.MarshalException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpEndpointTest {
    private static final TcpEndpointCodec CODEC = new TcpEndpointCodec();

    private static TcpEndpoint parse(String text) {
        return CODEC.parse(OptionReader.of(TextSpan.of(text), false, EndpointDefaults.STANDARD));
    }

    private static TcpEndpoint read(String hex) {
        return CODEC.read(IceReader.of(EncodingVersion.V1_1, HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    private static String written(TcpEndpoint endpoint) {
        IceWriter out = IceWriter.of(EncodingVersion.V1_1);
        endpoint.writeBody(out);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    @Test
    void shouldReadEveryOption() {
        assertThat(parse("tcp -h h -p 1 --sourceAddress 10.0.0.1 -t 5 -z"))
                .isEqualTo(new TcpEndpoint("h", 1, "10.0.0.1", Optional.of(Duration.ofMillis(5)), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp -p 0 -t 60000",
                "tcp -h host.example -p 65535 -t infinite -z",
                "tcp -h \"::1\" -p 1 --sourceAddress \"::1\" -t 1"
            })
    void shouldPrintTheCanonicalTextThatItReads(String text) {
        assertThat(parse(text)).hasToString(text);
    }

    @Test
    void shouldWriteTheBodyThatIceWrites() {
        assertThat(written(parse("tcp -h 127.0.0.1 -p 10000"))).isEqualTo("093132372e302e302e311027000060ea000000");
    }

    @Test
    void shouldKeepTheSourceAddressOnThisMachine() {
        TcpEndpoint endpoint = parse("tcp -h h -p 1 --sourceAddress 10.0.0.1");

        assertThat(read(written(endpoint)).sourceAddress()).isEmpty();
    }

    @Test
    void shouldReadAnInfiniteTimeout() {
        assertThat(read("0168 01000000 ffffffff 01")).isEqualTo(new TcpEndpoint("h", 1, "", Optional.empty(), true));
    }

    @ParameterizedTest
    @CsvSource({
        "0168 ffffffff 60ea0000 00, tcp endpoint: port: -1 (expected: 0..65535)",
        "0168 00000100 60ea0000 00, tcp endpoint: port: 65536 (expected: 0..65535)",
        "010a 01000000 60ea0000 00, tcp endpoint: host: control character (expected: none)"
    })
    void shouldRefuseABadBody(String hex, String message) {
        assertThatExceptionOfType(MarshalException.class)
                .isThrownBy(() -> read(hex))
                .withMessage(message);
    }

    @Test
    void shouldRefuseATimeoutOfNothing() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new TcpEndpoint("h", 1, "", Optional.of(Duration.ZERO), false))
                .withMessage("timeout: 0 ms (expected: 1..2147483647)");
    }
}
