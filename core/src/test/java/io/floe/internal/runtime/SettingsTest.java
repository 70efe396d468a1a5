package io.floe.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void shouldStandByItsDefaults() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.balancer()).isEqualTo("round_robin");
        assertThat(settings.limits().messageSizeMax()).isEqualTo(1 << 20);
        assertThat(settings.eventLoops()).isBetween(1, 4);
    }

    @ParameterizedTest
    @CsvSource({"250ms, 250", "5s, 5000", "5 s, 5000", "2m, 120000", "1h, 3600000"})
    void shouldReadDurations(String text, long millis) {
        assertThat(Settings.of(Map.of("floe.deadline", text)).deadline()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "floe.deadline, 5, 'floe.deadline: 5 (expected: a number with ms, s, m or h)'",
        "floe.deadline, -5s, 'floe.deadline: -5s (expected: a number with ms, s, m or h)'",
        "floe.deadline, 0s, 'floe.deadline: 0s (expected: more than 0)'",
        "floe.deadline, 99999999999999999999s, 'floe.deadline: 99999999999999999999s (expected: a shorter time)'",
        "floe.deadline, 9223372036854775807h, 'floe.deadline: 9223372036854775807h (expected: a shorter time)'",
        "floe.event-loops, 0, 'floe.event-loops: 0 (expected: 1..1024)'",
        "floe.event-loops, many, 'floe.event-loops: many (expected: 1..1024)'",
        "floe.dedline, 5s, 'property ''floe.dedline'': unknown (expected: floe.deadline?)'",
        "Ice.Default.EndpointSelection, Fastest, 'Ice.Default.EndpointSelection: Fastest (expected: Random or"
                + " Ordered)'",
        "Ice.ToStringMode, Fancy, 'Ice.ToStringMode: Fancy (expected: Unicode, ASCII or Compat)'"
    })
    void shouldRefuseWhatCannotBeMeant(String name, String value, String message) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void shouldTakeIcesWordForABalancerUnlessFloesIsGiven() {
        assertThat(Settings.of(Map.of("Ice.Default.EndpointSelection", "Ordered"))
                        .balancer())
                .isEqualTo("ordered");
        assertThat(Settings.of(Map.of("Ice.Default.EndpointSelection", "Ordered", "floe.balancer", "sticky"))
                        .balancer())
                .isEqualTo("sticky");
    }

    @Test
    void shouldIgnorePropertiesOfOthers() {
        assertThat(Settings.of(Map.of("Ice.Trace.Network", "3", "my.own", "x")).properties())
                .hasSize(2);
    }
}
