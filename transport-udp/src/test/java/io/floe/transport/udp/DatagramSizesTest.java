package io.floe.transport.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({"off, 2147483647", "1472, 1472"})
    void shouldWarnAboveWhatIsSaid(String property, int limit) {
        assertThat(SizeWarning.of(property).limit(new EmbeddedChannel())).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "0", "-1", ""})
    void shouldRefuseAWarningThatCannotBeMeant(String property) {
        assertThatThrownBy(() -> SizeWarning.of(property))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("floe.udp.warn-above: " + property + " (expected: off, mtu or bytes, 1..99999)");
    }
}
