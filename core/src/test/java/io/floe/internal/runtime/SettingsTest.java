package io.floe.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import io.floe.internal.server.AcceptLimits;
import io.floe.wire.WireLimits;
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

    @Test
    void shouldBoundWhatPeersMayDo() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.connections().heartbeat()).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.connections().idleAbort()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.connections().inactivity()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.connections().headerTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.connections().messageTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.connections().unreadTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.connections().dispatches()).isEqualTo(100);
        assertThat(settings.connections().unsentBytes()).isEqualTo(8 << 20);
        assertThat(settings.connections().unreadBytes()).isEqualTo(4 << 20);
        assertThat(settings.accept()).isEqualTo(new AcceptLimits(10_000, 1_000, Duration.ofSeconds(10)));
        assertThat(settings.limits()).isEqualTo(WireLimits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "floe.deadline, 7s, 7s",
        "Ice.Default.InvocationTimeout, 7000, 7s",
        "Ice.Default.InvocationTimeout, -1, 60s"
    })
    void shouldTakeIcesInvocationTimeoutForADeadline(String name, String value, String deadline) {
        assertThat(Settings.of(Map.of(name, value)).deadline())
                .isEqualTo(Duration.ofSeconds(Long.parseLong(deadline.replace("s", ""))));
    }

    @Test
    void shouldTakeIcesOverridesOfTimeouts() {
        Settings all = Settings.of(Map.of("Ice.Override.Timeout", "3000"));
        Settings each = Settings.of(Map.of(
                "Ice.Override.Timeout", "3000", "Ice.Override.ConnectTimeout", "2000", "floe.close-timeout", "1s"));

        assertThat(all.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(all.connections().closeTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(each.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(each.connections().closeTimeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldTakeIcesWordsForCompressionAndBatches() {
        Settings settings = Settings.of(Map.of(
                "Ice.Override.Compress", "1",
                "Ice.Compression.Level", "9",
                "Ice.BatchAutoFlushSize", "16",
                "Ice.UDP.SndSize", "4096"));

        assertThat(settings.connections().compress()).contains(true);
        assertThat(settings.compressionLevel()).isEqualTo(9);
        assertThat(settings.connections().batchBytes()).isEqualTo(16 << 10);
        assertThat(settings.connections().batchDatagramBytes()).isEqualTo(4068);
        assertThat(Settings.of(Map.of("Ice.BatchAutoFlushSize", "0"))
                        .connections()
                        .batchBytes())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "Ice.Default.Router, 'Floe has no routers: name the server''s endpoints'",
        "Ice.PublishedEndpoints, 'Ice has no such property: set NAME.PublishedEndpoints'"
    })
    void shouldRefuseWhatAProgramCannotDoWithout(String name, String reason) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, "x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("property '" + name + "': refused (expected: none; " + reason + ")");
    }
}
