package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ObjectReferenceCodec;
import io.floe.internal.text.ProxyParser;
import io.floe.internal.text.TextSettings;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proxies as Ice 3.7.8 marshals them. */
class ProxyWireTest {
    private static final BoardedCodecs CODECS = new BoardedCodecs();
    private static final ObjectReferenceCodec CODEC = new ObjectReferenceCodec(CODECS);

    record Row(String name, String encoding, String text, String hex) {
        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Row> rows() throws IOException {
        try (InputStream in = ProxyWireTest.class.getResourceAsStream("/proxies/ice-3.7.8.json")) {
            return List.of(new ObjectMapper().readValue(Objects.requireNonNull(in), Row[].class));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void shouldWriteTheBytesThatWereRead(Row row) {
        IceReader in = IceReader.of(EncodingVersion.parse(row.encoding()), row.bytes());

        Optional<ObjectReference> reference = CODEC.read(in);

        assertThat(in.remaining()).isZero();
        assertThat(written(reference, row)).isEqualTo(row.hex());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void shouldWriteWhatIceWritesForTheText(Row row) {
        Optional<ObjectReference> reference = new ProxyParser(CODECS, TextSettings.STANDARD).parse(row.text());

        assertThat(written(reference, row)).isEqualTo(row.hex());
    }

    private static String written(Optional<ObjectReference> reference, Row row) {
        IceWriter out = IceWriter.of(EncodingVersion.parse(row.encoding()));
        CODEC.write(reference, out);
        return HexFormat.of().formatHex(out.toByteArray());
    }
}
