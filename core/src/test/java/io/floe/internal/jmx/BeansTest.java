package io.floe.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Answer;
import io.floe.CallFailure;
import io.floe.EndpointEvent;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.fault.ConfigurationException;
import io.floe.fault.ConnectionLostException;
import io.floe.fault.Failure;
import io.floe.fault.Outcome;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeansTest {
    private static final String ENDPOINT = "tcp -h a -p 4061 -t 60000";
    private static final Failure REFUSED = Failure.of(Failure.Kind.REFUSED, "connection refused");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Beans beans = new Beans("shop");
    private Runnable takeAway;

    @BeforeEach
    void show() {
        takeAway = beans.show(() -> List.of(status()));
    }

    @AfterEach
    void takeAway() {
        takeAway.run();
    }

    private static EndpointStatus status() {
        return new EndpointStatus(
                ENDPOINT,
                "10.0.0.1:4061",
                EndpointState.DOWN,
                false,
                Duration.ofSeconds(3),
                0,
                2,
                100,
                7,
                Optional.of(Duration.ofMillis(2)),
                Optional.empty(),
                Optional.of(REFUSED),
                Optional.of(Duration.ofMillis(500)));
    }

    private static EndpointEvent event() {
        return new EndpointEvent(
                ENDPOINT,
                "10.0.0.1:4061",
                EndpointState.UP,
                EndpointState.DOWN,
                false,
                "gone",
                Optional.of(REFUSED),
                Optional.empty());
    }

    private Object figure(String bean, String attribute) throws JMException {
        return server.getAttribute(new ObjectName("io.floe:" + bean), attribute);
    }

    @Test
    void shouldCountCallsAndTransitions() throws JMException {
        beans.answered(new Answer("op", ENDPOINT, "10.0.0.1:4061", Duration.ofMillis(4), List.of()));
        beans.failed(new CallFailure(
                "op", Duration.ofMillis(4), new ConnectionLostException("lost", Outcome.UNKNOWN, List.of())));
        beans.changed(event());

        String bean = "type=Communicator,name=\"shop\"";
        assertThat(figure(bean, "Answered")).isEqualTo(1L);
        assertThat(figure(bean, "MeanMillis")).isEqualTo(4.0);
        assertThat(figure(bean, "FailedUnknown")).isEqualTo(1L);
        assertThat(figure(bean, "FailedNotRun")).isEqualTo(0L);
        assertThat(figure(bean, "Redirected")).isEqualTo(0L);
        assertThat(figure(bean, "Transitions")).isEqualTo(1L);
    }

    @Test
    void shouldShowAnEndpointFromItsFirstChangeOnUntilTheEnd() throws JMException {
        beans.changed(event());
        beans.changed(event());

        String bean = "type=Endpoint,communicator=\"shop\",endpoint=\"" + ENDPOINT + "\",address=\"10.0.0.1:4061\"";
        assertThat(figure(bean, "State")).isEqualTo("DOWN");
        assertThat(figure(bean, "SecondsInState")).isEqualTo(3.0);
        assertThat(figure(bean, "Calls")).isEqualTo(100L);
        assertThat(figure(bean, "Failures")).isEqualTo(7L);
        assertThat(figure(bean, "Outstanding")).isEqualTo(2);
        assertThat(figure(bean, "Connections")).isEqualTo(0);
        assertThat(figure(bean, "P50Millis")).isEqualTo(2.0);
        assertThat(figure(bean, "P99Millis")).isEqualTo(-1.0);
        assertThat(figure(bean, "NextProbeMillis")).isEqualTo(500.0);
        assertThat(figure(bean, "LastFailure")).isEqualTo("REFUSED: connection refused");

        takeAway.run();
        assertThat(server.queryNames(new ObjectName("io.floe:*"), null)).isEmpty();
    }

    @Test
    void shouldRefuseANameThatIsTaken() {
        Beans second = new Beans("shop");

        assertThatThrownBy(() -> second.show(List::of))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("floe.jmx: \"shop\" (expected: a name that no other communicator of this process has)");
    }
}
