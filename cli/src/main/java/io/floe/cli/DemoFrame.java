package io.floe.cli;

import io.floe.EndpointState;
import io.floe.EndpointStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the demo shows at one moment. Immutable.
 *
 * @param elapsed since the first call
 * @param planned how long it is meant to take
 * @param rows the endpoints, in the order of the string
 * @param calls calls that ended
 * @param failed those that failed
 * @param redirected those that another endpoint answered
 * @param events what happened so far
 */
record DemoFrame(
        Duration elapsed,
        Duration planned,
        List<Row> rows,
        long calls,
        long failed,
        long redirected,
        List<DemoEvent> events) {
    /** One endpoint. */
    record Row(
            String endpoint,
            EndpointState state,
            boolean avoided,
            long calls,
            double share,
            Latencies recent,
            String note) {}

    static Row row(DemoServer server, List<EndpointStatus> known, Scoreboard scores) {
        Optional<EndpointStatus> status = known.stream()
                .filter(one -> one.endpoint().equals(server.endpoint()))
                .findFirst();
        EndpointState state = status.map(EndpointStatus::state).orElse(EndpointState.IDLE);
        String note = state == EndpointState.UP
                ? ""
                : status.flatMap(EndpointStatus::nextProbe)
                        .map(wait -> "next probe in " + Figures.time(wait))
                        .orElse("");
        return new Row(
                server.endpoint(),
                state,
                status.map(EndpointStatus::avoided).orElse(false),
                scores.calls(server.endpoint()),
                scores.share(server.endpoint()),
                scores.latencies(server.endpoint()),
                note);
    }
}
