package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.RemoteException;
import io.floe.fault.Attempt;
import io.floe.fault.ConfigurationException;
import io.floe.fault.ConnectionLostException;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.fault.InvocationTimeoutException;
import io.floe.fault.ListenException;
import io.floe.fault.Outcome;
import io.floe.fault.UnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static List<Attempt> failed(Kind kind) {
        return List.of(new Attempt("tcp -h a -p 1", "10.0.0.1:1", Failure.of(kind, "because"), Duration.ofMillis(2)));
    }

    @Test
    void shouldEndWith1WhereTheServerAnsweredWithAnException() {
        assertThat(Diagnosis.of(new RemoteException(7, "unknown exception: boom"))
                        .exit())
                .isEqualTo(Exit.EXCEPTION_ANSWERED);
    }

    @Test
    void shouldEndWith2ForSettingsThatCannotWork() {
        assertThat(Diagnosis.of(new ConfigurationException("floe.x: 1 (expected: 2)"))
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void shouldEndWith3WhereNoEndpointCouldBeReached() {
        var thrown = new UnreachableException("call", Outcome.NOT_SENT, failed(Kind.REFUSED));

        Problem problem = Diagnosis.of(new CompletionException(thrown));

        assertThat(problem.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(problem.message()).isEqualTo("call\n  tcp -h a -p 1 (10.0.0.1:1) REFUSED: because after 2.0 ms");
        assertThat(problem.attempts()).hasSize(1);
    }

    @Test
    void shouldEndWith3WhereAnEndpointCannotBeListenedOn() {
        assertThat(Diagnosis.of(new ListenException("tcp -p 1", "port taken", null))
                        .exit())
                .isEqualTo(Exit.UNREACHABLE);
    }

    @Test
    void shouldEndWith4WhereThePeerIsNotTrusted() {
        var thrown = new UnreachableException("call", Outcome.NOT_SENT, failed(Kind.TRUST));

        assertThat(Diagnosis.of(thrown).exit()).isEqualTo(Exit.UNTRUSTED);
    }

    @Test
    void shouldEndWith5WhenTheDeadlinePassed() {
        var thrown = new InvocationTimeoutException("call", Outcome.UNKNOWN, List.of());

        assertThat(Diagnosis.of(thrown).exit()).isEqualTo(Exit.DEADLINE);
    }

    @Test
    void shouldEndWith6WhereTheCallMayHaveRun() {
        var thrown = new ConnectionLostException("call", Outcome.UNKNOWN, failed(Kind.LOST_SENT));

        assertThat(Diagnosis.of(thrown).exit()).isEqualTo(Exit.UNKNOWN);
    }

    @Test
    void shouldSayThatSomethingElseListensThere() {
        var thrown = new UnreachableException("call", Outcome.NOT_SENT, failed(Kind.NOT_ICE));

        assertThat(Diagnosis.of(thrown).next())
                .isEqualTo("something else listens there: check the port and whether it wants tcp or ssl");
    }
}
