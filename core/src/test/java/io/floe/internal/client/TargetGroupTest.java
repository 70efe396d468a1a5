package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.SecurityPolicy;
import io.floe.balance.Balancer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a group is known to its register, without which no shutdown would reach it. */
class TargetGroupTest {
    private static final Duration LONG_UNUSED = Duration.ofMinutes(10).plusSeconds(1);

    private final ManualClient client = new ManualClient();
    private final BalancerChoice choice = new BalancerChoice.Own(Balancer::roundRobin);
    private final List<String> register = new ArrayList<>();
    private boolean closed;
    private final TargetGroup group = new TargetGroup(
            client.environment,
            new HealthTable(client.environment),
            new GroupKey(
                    new FixedEndpoints(List.of(ManualClient.endpoint("a"))),
                    false,
                    "",
                    choice,
                    SecurityPolicy.PREFER_SECURE),
            choice.create(),
            new GroupRegister() {
                @Override
                public void admit(TargetGroup called) {
                    register.add("admitted");
                    if (closed) {
                        called.shutDown();
                    }
                }

                @Override
                public void leave(GroupKey key, TargetGroup group) {
                    register.add("left");
                }
            });

    @AfterEach
    void stop() {
        client.close();
    }

    private InvocationPath call() {
        InvocationPath call = client.call(group);
        call.start();
        client.pass(Duration.ZERO);
        return call;
    }

    @Test
    void shouldBeAdmittedByItsFirstCall() {
        assertThat(register).isEmpty();

        call();
        assertThat(register).containsExactly("admitted");
        assertThat(client.transport.dials).containsExactly("a");
        call();

        assertThat(register).containsExactly("admitted");
    }

    @Test
    void shouldBeAdmittedByAWishForConnections() {
        group.connect(new WarmUp(new CompletableFuture<>()));
        client.pass(Duration.ZERO);

        assertThat(register).containsExactly("admitted");
    }

    @Test
    void shouldEndACallThatComesAfterTheShutdownAndDialNobody() {
        closed = true;
        InvocationPath call = call();

        assertThat(call).isCompletedExceptionally();
        assertThatThrownBy(call::join).hasMessageContaining("the communicator is shut down");
        assertThat(client.transport.questions).isEmpty();
        assertThat(client.transport.dials).isEmpty();
    }

    @Test
    void shouldNotSendProxiesAwayBeforeItsFirstCall() {
        assertThat(group.retired()).isFalse();
    }

    @Test
    void shouldLeaveWhenItIsLongUnusedAndComeBackWithItsNextCall() {
        call();
        client.pass(LONG_UNUSED); // the call has ended by then
        client.environment.control().now(group::retireIfUnused);
        assertThat(group.retired()).isTrue();
        call();

        assertThat(group.retired()).isFalse();
        assertThat(register).containsExactly("admitted", "left", "admitted");
    }
}
