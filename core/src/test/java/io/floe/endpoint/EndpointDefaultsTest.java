package io.floe.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.floe.fault.ConfigurationException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointDefaultsTest {
    @Test
    void shouldSpellTheSourceAddressAsIceDoes() {
        assertThat(new EndpointDefaults("", Optional.empty(), "0:0::0:1").sourceAddress())
                .isEqualTo("::1");
    }

    @Test
    void shouldRefuseANameAsSourceAddress() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new EndpointDefaults("", Optional.empty(), "localhost"))
                .withMessage("Ice.Default.SourceAddress: localhost (expected: an IP address in digits)");
    }

    @Test
    void shouldRefuseATimeoutOfNothing() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new EndpointDefaults("", Optional.of(Duration.ZERO), ""))
                .withMessage("Ice.Default.Timeout: 0 (expected: 1..2147483647 or -1)");
    }
}
