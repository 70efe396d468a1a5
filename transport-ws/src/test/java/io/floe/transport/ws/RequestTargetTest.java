package io.floe.transport.ws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a?b=c, /a?b=c",
        "/a b, /a%20b",
        "/\u00e4, /%C3%A4",
        "a, /a",
        "'', /",
        "'/a\r\nX: y', /a%0D%0AX:%20y"
    })
    void shouldBeWhatARequestLineCanCarry(String resource, String target) {
        assertThat(RequestTarget.of(resource)).isEqualTo(target);
    }
}
