package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Proxy;
import io.floe.SecurityPolicy;
import io.floe.balance.Balancer;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ToStringMode;
import io.floe.fault.UnreachableException;
import io.floe.wire.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long the groups of a communicator are kept. */
class ClientTest {
    /** After so long without a call a group may be forgotten, as soon as more has passed. */
    private static final Duration RETIREMENT = Duration.ofMinutes(10);

    private final ManualClient manual = new ManualClient();
    private final BalancerChoice choice = new BalancerChoice.Own(Balancer::roundRobin);
    private final EndpointFinder nobody = reference -> {
        throw new AssertionError("asked");
    };
    private final Client client = new Client(
            manual.environment,
            new Balancers(List.of()),
            choice,
            SecurityPolicy.PREFER_SECURE,
            Duration.ofSeconds(10),
            List.of(),
            nobody,
            locator -> nobody,
            ToStringMode.UNICODE);

    @AfterEach
    void stop() {
        manual.close();
    }

    private static ObjectReference at(String host) {
        return ObjectReference.of(Identity.of("echo"), List.of(ManualClient.endpoint(host)));
    }

    /** Calls what nobody answers. */
    private TargetGroup call(String host) {
        TargetGroup group = group(host);
        manual.call(group).start();
        manual.pass(Duration.ZERO);
        return group;
    }

    /** That of all proxies that list this host alone. */
    private TargetGroup group(String host) {
        return client.group(
                at(host),
                new ProxyOptions(
                        Map.of(),
                        Duration.ofSeconds(10),
                        "",
                        choice,
                        SecurityPolicy.PREFER_SECURE,
                        client.observers(),
                        nobody));
    }

    @Test
    void shouldForgetWhatIsLongUnusedWhenOthersCome() {
        TargetGroup unused = call("unused");
        manual.pass(RETIREMENT.plusMillis(10));
        assertThat(unused.retired()).isFalse();
        call("other");

        assertThat(unused.retired()).isTrue();
        assertThat(group("unused")).isNotSameAs(unused);
    }

    /** A look takes longer the more groups there are, and they may come by thousands. */
    @Test
    void shouldLookForWhatIsUnusedOnceASecondAtMost() {
        TargetGroup unused = call("unused");
        manual.pass(RETIREMENT.minusMillis(500));
        call("looks in vain");
        manual.pass(Duration.ofMillis(990));
        call("does not look");
        assertThat(unused.retired()).isFalse();
        manual.pass(Duration.ofMillis(10));
        call("looks");

        assertThat(unused.retired()).isTrue();
    }

    @Test
    void shouldDialNobodyForACallThatTheShutdownOvertook() {
        TargetGroup late = group("late");
        CompletableFuture<Void> shutdown = client.shutdown();
        manual.pass(Duration.ZERO);
        assertThat(shutdown).isCompleted();
        InvocationPath call = manual.call(late);
        call.start();
        manual.pass(Duration.ZERO);

        assertThat(call).isCompletedExceptionally();
        assertThatThrownBy(call::join).hasMessageContaining("the communicator is shut down");
        assertThat(manual.transport.dials).isEmpty();
    }

    @Test
    void shouldConnectNobodyAfterTheShutdown() {
        Proxy proxy = client.proxy(at("late"));
        client.shutdown();
        manual.pass(Duration.ZERO);
        CompletableFuture<Void> connected = proxy.connect();
        manual.pass(Duration.ZERO);

        assertThat(connected)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(UnreachableException.class)
                .withMessageContaining("the communicator is shut down");
        assertThat(manual.transport.dials).isEmpty();
    }
}
