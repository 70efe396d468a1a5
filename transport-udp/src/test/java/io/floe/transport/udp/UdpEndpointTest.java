package io.floe.transport.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.TextSpan;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.floe.wire.MarshalException;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UdpEndpointTest {
    private static final UdpEndpointCodec CODEC = new UdpEndpointCodec();

    private static UdpEndpoint parse(String text, boolean forListening) {
        var options = OptionReader.of(TextSpan.of(text), forListening, EndpointDefaults.STANDARD);
        var endpoint = CODEC.parse(options);
        options.refuseUnread();
        return endpoint;
    }

    private static UdpEndpoint parse(String text) {
        return parse(text, false);
    }

    private static UdpEndpoint read(EncodingVersion encoding, String hex) {
        return CODEC.read(IceReader.of(encoding, HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    private static String written(EncodingVersion encoding, UdpEndpoint endpoint) {
        IceWriter out = IceWriter.of(encoding);
        endpoint.writeBody(out);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    @Test
    void shouldReadEveryOption() {
        assertThat(parse("udp -h h -p 1 --sourceAddress 10.0.0.1 --interface eth0 --ttl 5 -c -z -v 1.0 -e 1.0"))
                .isEqualTo(new UdpEndpoint("h", 1, "10.0.0.1", "eth0", OptionalInt.of(5), true, true));
    }

    @Test
    void shouldListenOnEveryInterfaceForAStar() {
        assertThat(parse("udp -h 239.255.1.1 -p 1 --interface *", true).multicastInterface())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "udp -h h --interface * | --interface: * (expected: an interface; only an object adapter may listen on *)",
                "udp -h h --ttl x       | --ttl: x (expected: 0..2147483647)",
                "udp -h h -e x          | -e: x (expected: a version such as 1.0)",
                "udp -h h -t 10         | option: -t (expected: one of -v -e -h -p --sourceAddress --interface --ttl -c -z)",
                "udp -h h -z 1          | -z: 1 (expected: no value)"
            })
    void shouldRefuseABadOption(String text, String message) {
        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> parse(text))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp -p 0",
                "udp -h \"ff15::1:1\" -p 1 --interface \"::1\" --ttl 2 -c -z",
                "udp -h h -p 1 --sourceAddress 127.0.0.1 --ttl 300"
            })
    void shouldPrintTheCanonicalTextThatItReads(String text) {
        assertThat(parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 0168010000000100010001", "1.1, 01680100000001"})
    void shouldWriteTheBodyThatIceWrites(String encoding, String body) {
        assertThat(written(EncodingVersion.parse(encoding), parse("udp -h h -p 1 -z")))
                .isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 0168010000000100010001", "1.1, 01680100000001"})
    void shouldReadTheBodyThatIceWrites(String encoding, String body) {
        assertThat(read(EncodingVersion.parse(encoding), body)).isEqualTo(parse("udp -h h -p 1 -z"));
    }

    @Test
    void shouldKeepWhatConcernsOnlyThisMachine() {
        var endpoint = parse("udp -h h -p 1 --sourceAddress 10.0.0.1 --interface eth0 --ttl 5 -c");

        assertThat(read(EncodingVersion.V1_1, written(EncodingVersion.V1_1, endpoint)))
                .isEqualTo(parse("udp -h h -p 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "0168 ffffffff 00, udp endpoint: port: -1 (expected: 0..65535)",
        "010a 01000000 00, udp endpoint: host: control character (expected: none)"
    })
    void shouldRefuseABadBody(String hex, String message) {
        assertThatExceptionOfType(MarshalException.class)
                .isThrownBy(() -> read(EncodingVersion.V1_1, hex))
                .withMessage(message);
    }
}
