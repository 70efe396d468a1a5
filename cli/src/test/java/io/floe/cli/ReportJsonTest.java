package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.fault.Attempt;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    @Test
    void shouldTellEachAttemptWithTheStateOfItsEndpoint() {
        Failure refused = Failure.of(Kind.REFUSED, "connection refused");
        Attempt attempt = new Attempt("tcp -h b -p 4063", "10.0.0.5:4063", refused, Duration.ofNanos(400_000));
        EndpointStatus status = new EndpointStatus(
                "tcp -h b -p 4063",
                "10.0.0.5:4063",
                EndpointState.DOWN,
                false,
                Duration.ofSeconds(1),
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(refused),
                Optional.of(Duration.ofMillis(500)));
        Problem problem = new Problem(Exit.UNREACHABLE, "", "no endpoint\n  tcp ...", List.of(attempt), "look");

        Report report = Report.failed("ping", "echo:tcp -h b -p 4063", problem).withEndpoints(List.of(status));

        assertThat(Json.line(ReportJson.of(report)))
                .isEqualTo("{\"cmd\":\"ping\",\"target\":\"echo:tcp -h b -p"
                        + " 4063\",\"ok\":false,\"exit\":3,\"attempts\":[{\"endpoint\":\"tcp -h b -p"
                        + " 4063\",\"address\":\"10.0.0.5:4063\","
                        + "\"class\":\"REFUSED\",\"outcome\":\"NOT_SENT\",\"ms\":0.4,\"message\":\"connection"
                        + " refused\",\"state\":\"DOWN\",\"nextProbeMs\":500.0}],\"error\":{\"code\":null,\"message\":\"no"
                        + " endpoint\",\"next\":\"look\",\"endpoints\":[{\"endpoint\":\"tcp -h b -p"
                        + " 4063\",\"address\":\"10.0.0.5:4063\",\"state\":\"DOWN\",\"avoided\":false,"
                        + "\"sinceMs\":1000.0,\"connections\":0,\"outstanding\":0,\"calls\":0,\"failures\":0,\"p50Ms\":null,\"p99Ms\":null,\"lastFailure\":\"REFUSED:"
                        + " connection refused\",\"nextProbeMs\":500.0}]},\"result\":null}");
    }

    @Test
    void shouldTellAResult() {
        Report report = Report.done(
                "call",
                "x",
                Fields.of("hex", "0a").and("calls", 2L).and("good", true).map());

        assertThat(Json.line(ReportJson.of(report)))
                .isEqualTo("{\"cmd\":\"call\",\"target\":\"x\",\"ok\":true,\"exit\":0,\"attempts\":[],\"error\":null,"
                        + "\"result\":{\"hex\":\"0a\",\"calls\":2,\"good\":true}}");
    }
}
