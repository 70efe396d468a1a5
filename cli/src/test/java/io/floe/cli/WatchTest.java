package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.EndpointEvent;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.fault.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Failure REFUSED = Failure.of(Failure.Kind.REFUSED, "connection refused");

    private final Screen screen = Screen.piped();
    private final WatchLog log = new WatchLog(Clock.fixed(Instant.parse("2026-11-24T12:01:44.5Z"), ZoneOffset.UTC));
    private final Scoreboard scores = new Scoreboard(() -> 0);
    private final Communicator client = Communicator.create();
    private final WatchView view = new WatchView(client, client::endpoints, () -> {});

    @AfterEach
    void stop() {
        client.close();
    }

    private void press(String keys) {
        keys.chars().forEach(key -> view.pressed(key, () -> List.of("paused")));
    }

    private static EndpointEvent event(EndpointState from, EndpointState to, boolean avoided) {
        return new EndpointEvent(
                "tcp -h b -p 4061 -t 60000",
                "10.0.0.5:4061",
                from,
                to,
                avoided,
                avoided ? "answers overdue" : REFUSED.toString(),
                avoided ? Optional.empty() : Optional.of(REFUSED),
                avoided ? Optional.empty() : Optional.of(Duration.ofMillis(600)));
    }

    private static EndpointStatus status(EndpointState state, boolean avoided) {
        return new EndpointStatus(
                "tcp -h b -p 4061 -t 60000",
                "10.0.0.5:4061",
                state,
                avoided,
                Duration.ofSeconds(192),
                avoided ? 1 : 0,
                3,
                100,
                2,
                Optional.of(Duration.ofMillis(1)),
                Optional.of(Duration.ofMillis(2)),
                Optional.of(REFUSED),
                Optional.of(Duration.ofMillis(500)));
    }

    private static Terminal wide(int columns) {
        return new Terminal(System.out, System.err, true, false, columns);
    }

    private List<String> frame(EndpointStatus status, Terminal terminal) {
        WatchText.Head head = new WatchText.Head("round_robin  as-listed", Duration.ofSeconds(3725), 0.75, false);
        return WatchText.lines(head, List.of(status), scores, log, view, ZoneOffset.UTC, terminal);
    }

    @Test
    void shouldDrawARowForEachEndpointAndALineForEachChange() {
        log.changed(event(EndpointState.UP, EndpointState.DOWN, false));

        assertThat(frame(status(EndpointState.DOWN, false), wide(130)))
                .containsExactly(
                        "round_robin  as-listed   up 01:02:05   calls 0  ok 0  redirected 0  failed 0  budget 75%",
                        " endpoint                   state       for  share  inflt  p50 ms  p99 ms  conn  last problem"
                                + "     next",
                        " tcp b:4061  10.0.0.5:4061  DOWN         0s   0.0%      3       -       -     0  REFUSED "
                                + " 0s ago  500 ms",
                        " 12:01:44.500  tcp b:4061  10.0.0.5:4061  UP -> DOWN  REFUSED: connection refused"
                                + "  next probe in 600 ms",
                        "keys  p pause  e events  d drain an endpoint  r probe now  j json  q quit");
    }

    @Test
    void shouldCallAnEndpointAvoidedThatIsUpButSlow() {
        log.changed(event(EndpointState.UP, EndpointState.UP, true));

        assertThat(frame(status(EndpointState.UP, true), wide(130)))
                .anyMatch(line -> line.contains("AVOIDED   "))
                .anyMatch(line -> line.contains("UP -> AVOIDED  answers overdue"));
    }

    @Test
    void shouldCountAnOutageThroughItsProbesWithoutTellingOfEach() {
        log.changed(event(EndpointState.UP, EndpointState.DOWN, false));
        log.changed(event(EndpointState.DOWN, EndpointState.PROBING, false));
        log.changed(event(EndpointState.PROBING, EndpointState.DOWN, false));

        assertThat(log.last(9)).hasSize(1);
        assertThat(log.since(status(EndpointState.PROBING, false))).isEqualTo(Duration.ZERO);
        assertThat(log.since(status(EndpointState.UP, false))).isEqualTo(Duration.ofSeconds(192));
    }

    @Test
    void shouldShowEventsOrNotAndTheSameAsJson() {
        log.changed(event(EndpointState.UP, EndpointState.DOWN, false));
        EndpointStatus down = status(EndpointState.DOWN, false);

        press("e");
        assertThat(frame(down, wide(130))).noneMatch(line -> line.contains("UP -> DOWN"));
        press("ej");
        assertThat(String.join("", frame(down, wide(60))))
                .contains(
                        "{\"endpoint\":\"tcp -h b -p 4061 -t 60000\",\"address\":\"10.0.0.5:4061\",\"state\":\"DOWN\"")
                .contains("\"share\":0.0}{\"event\":\"endpoint\"");
        press("p");
        assertThat(view.frozen()).containsExactly("paused");
        press("p");
        assertThat(view.frozen()).isEmpty();
    }

    @Test
    void shouldDrainTheEndpointWhoseNumberIsPressedAndProbeIt() {
        try (Servers servers = Servers.echo(2)) {
            client.proxy(servers.proxy()).connect().join();
            press("d");
            assertThat(view.keys()).startsWith("drain which?");
            press("x");
            press("d1");
            await(() -> state(0) == EndpointState.DRAINING);
            press("r");
            await(() -> state(0) == EndpointState.UP);
        }
    }

    private EndpointState state(int row) {
        return client.endpoints().get(row).state();
    }

    private static void await(BooleanSupplier condition) {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() - patience < 0) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void shouldFitATerminal() {
        log.changed(event(EndpointState.UP, EndpointState.DOWN, false));

        assertThat(frame(status(EndpointState.DOWN, false), wide(70))).allMatch(line -> line.length() < 80);
    }

    @Test
    void shouldTellEachChangeInALineWhereNobodyLooks() {
        try (Servers servers = Servers.echo(2)) {
            int exit = screen.floe("watch", servers.proxy(), "--seconds", "0.4", "--rate", "50");

            assertThat(exit).isZero();
            assertThat(screen.out())
                    .containsPattern(
                            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  tcp 127.0.0.1:\\d+  CONNECTING -> UP  connected and")
                    .containsPattern("--- calls [1-9]\\d*  ok [1-9]\\d*  redirected 0  failed 0\n endpoint ");
        }
    }

    @Test
    void shouldEndWithTheCodeOfTheFirstFailedCallAndTellAllInJson() {
        int exit = screen.floe("watch", "echo:tcp -h 127.0.0.1 -p 1", "--seconds", "0.2", "-o", "json");

        assertThat(exit).isEqualTo(3);
        assertThat(screen.out())
                .contains("\"class\":\"REFUSED\"", "\"state\":\"DOWN\"")
                .contains(
                        "\"endpoints\":[{\"endpoint\":\"tcp -h 127.0.0.1 -p 1 -t 60000\",\"address\":\"127.0.0.1:1\"");
    }

    @Test
    void shouldRefuseARateThatIsNone() {
        assertThat(screen.floe("watch", "echo:tcp -h a -p 1", "--rate", "0")).isEqualTo(2);
    }

    @Test
    void shouldSayBrieflyForHowLong() {
        assertThat(WatchText.brief(Duration.ofMillis(900))).isEqualTo("0s");
        assertThat(WatchText.brief(Duration.ofSeconds(185))).isEqualTo("3m05s");
        assertThat(WatchText.brief(Duration.ofMinutes(125))).isEqualTo("2h05m");
    }
}
