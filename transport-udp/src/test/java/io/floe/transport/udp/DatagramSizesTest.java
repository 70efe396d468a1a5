package io.floe.transport.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramSizesTest {
    @ParameterizedTest
    @CsvSource({"42, 14", "65535, 65507", "1000000, 65507", "41, 65507", "many, 65507"})
    void shouldLimitMessagesToTheSendBuffer(String property, int limit) {
        assertThat(DatagramSizes.of(Map.of("Ice.UDP.SndSize", property)).limit())
                .isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"42, true", "41, false"})
    void shouldIgnoreAReceiveBufferThatHoldsNoMessage(String property, boolean taken) {
        assertThat(DatagramSizes.of(Map.of("Ice.UDP.RcvSize", property))
                        .receive()
                        .isPresent())
                .isEqualTo(taken);
    }
}
