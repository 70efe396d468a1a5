package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "255.255", "0.0"})
    void shouldPrintWhatItParsed(String text) {
        assertThat(EncodingVersion.parse(text)).hasToString(text);
        assertThat(ProtocolVersion.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", ".1", "1.256", "1.0.0", "-1.0", "a.b", "1.0000"})
    void shouldRefuseAnythingElse(String text) {
        assertThatThrownBy(() -> EncodingVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("encoding version: %s (expected: major.minor, each 0..255)", text);
    }

    @ParameterizedTest
    @CsvSource({"1.0, true", "1.1, true", "1.2, false", "2.0, false"})
    void shouldSupportEncodings10And11(String text, boolean supported) {
        assertThat(EncodingVersion.parse(text).isSupported()).isEqualTo(supported);
    }

    @ParameterizedTest
    @CsvSource({"1.0, true", "1.1, false", "2.0, false"})
    void shouldSupportProtocol10(String text, boolean supported) {
        assertThat(ProtocolVersion.parse(text).isSupported()).isEqualTo(supported);
    }

    @Test
    void shouldHoldUnsignedBytesOnly() {
        assertThatThrownBy(() -> new ProtocolVersion(1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol version: 1.-1 (expected: 0.0..255.255)");
    }
}
