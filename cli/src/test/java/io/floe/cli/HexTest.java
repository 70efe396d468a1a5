package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexTest {
    @ParameterizedTest
    @ValueSource(strings = {"0a0B", "0x0a0b", "0a 0b", "0a:0b", "0a_0b"})
    void shouldReadWhatPeoplePaste(String text) {
        assertThat(Hex.parse("--hex", text)).containsExactly(0x0a, 0x0b);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a0", "xy", "0a-0b"})
    void shouldRefuseWhatIsNoHex(String text) {
        assertThatThrownBy(() -> Hex.parse("--hex", text))
                .hasMessage("--hex: " + text + " (expected: an even number of hex digits, such as 0a0b)");
    }

    @Test
    void shouldReadNothingFromNothing() {
        assertThat(Hex.parse("--hex", "")).isEmpty();
    }
}
