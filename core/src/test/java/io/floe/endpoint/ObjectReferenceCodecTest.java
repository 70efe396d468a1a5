package io.floe.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.floe.wire.Identity;
import io.floe.wire.MarshalException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectReferenceCodecTest {
    private final ObjectReferenceCodec codec = new ObjectReferenceCodec(new PlainCodecs());

    private static IceReader reader(String hex) {
        return IceReader.of(EncodingVersion.V1_1, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private String written(EncodingVersion encoding, Optional<ObjectReference> reference) {
        IceWriter out = IceWriter.of(encoding);
        codec.write(reference, out);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    @Test
    void shouldReadAndWriteNil() {
        assertThat(codec.read(reader("0000"))).isEmpty();
        assertThat(written(EncodingVersion.V1_1, Optional.empty())).isEqualTo("0000");
    }

    @Test
    void shouldReadAnEndpointOfAKnownType() {
        String hex = "016f 00 00 00 00 0100 0101 01 4d00 0c000000 0101 0168 05000000".replace(" ", "");

        Optional<ObjectReference> reference = codec.read(reader(hex));

        assertThat(reference).map(ObjectReference::toString).hasValue("o -t -e 1.1:plain -h h -p 5 -t infinite");
        assertThat(written(EncodingVersion.V1_1, reference)).isEqualTo(hex);
    }

    @Test
    void shouldKeepAnEndpointOfAnUnknownTypeByteForByte() {
        String hex = "016f 00 00 00 00 0100 0101 01 d204 0a000000 0207 01020304".replace(" ", "");

        Optional<ObjectReference> reference = codec.read(reader(hex));

        assertThat(reference).map(ObjectReference::toString).hasValue("o -t -e 1.1:opaque -t 1234 -e 2.7 -v AQIDBA==");
        assertThat(written(EncodingVersion.V1_1, reference)).isEqualTo(hex);
    }

    @Test
    void shouldLoseTheVersionsInEncodingOneZero() {
        Optional<ObjectReference> reference = Optional.of(ObjectReference.of(Identity.of("o"), List.of()));

        String hex = written(EncodingVersion.V1_0, reference);

        assertThat(hex).isEqualTo("016f000000000000");
        assertThat(codec.read(IceReader.of(EncodingVersion.V1_0, HexFormat.of().parseHex(hex))))
                .map(ObjectReference::encoding)
                .hasValue(EncodingVersion.V1_0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 0163                                    | proxy identity: empty name (expected: a name)",
                "016f 00 02 0161 0162                       | facet path: 2 elements (expected: 0 or 1)",
                "016f 00 00 05 00                           | proxy mode: 5 (expected: 0..4)",
                "016f 00 00 00 00 0100 0101 02 0000         | count: 2 (expected: 0..0, the elements that 2 bytes can hold)",
                "016f 00 00 00 00 0100 0101 01 4d00 0d000000 0101 0168 05000000 00 "
                        + "| endpoint of type 77: 1 bytes left (expected: 0)",
                "016f 00 00 00 00 0100 0101 01 4d00 0a000000 0101 0168 0500 | int: 2 bytes left (expected: 4)",
                "016f 00 00 00 00 0100 0101 01 4d00 0c000000 0201 0168 05000000 | encoding: 2.1 (expected: 1.0 or 1.1)"
            })
    void shouldRefuseWhatIsMalformed(String hex, String message) {
        assertThatExceptionOfType(MarshalException.class)
                .isThrownBy(() -> codec.read(reader(hex)))
                .withMessage(message);
    }

    @Test
    void shouldRefuseMoreEndpointsThanAllowed() {
        Endpoint endpoint = new OpaqueEndpoint((short) 99, Encapsulation.empty(EncodingVersion.V1_1));
        List<Endpoint> many = Collections.nCopies(33, endpoint);
        String hex = written(EncodingVersion.V1_1, Optional.of(ObjectReference.of(Identity.of("o"), many)));

        assertThatExceptionOfType(MarshalException.class)
                .isThrownBy(() -> codec.read(reader(hex)))
                .withMessage("proxy: 33 endpoints (expected: 0..32)");
        assertThat(new ObjectReferenceCodec(new PlainCodecs(), 33).read(reader(hex)))
                .map(ObjectReference::endpoints)
                .hasValue(many);
    }
}
