package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.spi.Target;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.OperationMode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrialTest {
    private final ManualClient client = new ManualClient();
    private final Trial trial = new Trial();
    private final Offered member = new Offered();

    @AfterEach
    void stop() {
        client.close();
    }

    /** A member that is passed over. */
    private static final class Offered implements Hop {
        boolean connected = true;

        @Override
        public boolean available() {
            return connected;
        }

        @Override
        public @Nullable Lane lane() {
            return null;
        }

        @Override
        public Target<?> target() {
            InetSocketAddress address = InetSocketAddress.createUnresolved("a", 1);
            return new Target<>(ManualClient.endpoint("a"), address, address);
        }

        @Override
        public String endpoint() {
            return "a";
        }

        @Override
        public String address() {
            return "a";
        }

        @Override
        public int outstanding() {
            return 0;
        }

        @Override
        public void attemptStarted() {}

        @Override
        public void attemptEnded() {}
    }

    private InvocationPath call(OperationMode mode) {
        CallTerms terms = new CallTerms(
                client.environment,
                CallTerms.Kind.TWOWAY,
                Duration.ofSeconds(10),
                new CallObservers(List.of()),
                List.of());
        Invocation what = new Invocation(
                Identity.of("echo"), "", "op", mode, Map.of(), Encapsulation.empty(EncodingVersion.V1_1));
        return new InvocationPath(terms, what, new Nowhere());
    }

    @Test
    void shouldBeTakenByOneCall() {
        trial.offer(member);

        assertThat(trial.take(call(OperationMode.IDEMPOTENT))).isSameAs(member);
        assertThat(trial.take(call(OperationMode.IDEMPOTENT))).isNull();
    }

    @Test
    void shouldNotBeTakenByACallThatMustNotRunTwice() {
        trial.offer(member);

        assertThat(trial.take(call(OperationMode.NORMAL))).isNull();
    }

    /** The call could only fail there; somebody else tries it when it is back. */
    @Test
    void shouldNotBeTakenWhileTheMemberHasNoConnection() {
        trial.offer(member);
        member.connected = false;
        assertThat(trial.take(call(OperationMode.IDEMPOTENT))).isNull();
        member.connected = true;

        assertThat(trial.take(call(OperationMode.IDEMPOTENT))).isSameAs(member);
    }
}
