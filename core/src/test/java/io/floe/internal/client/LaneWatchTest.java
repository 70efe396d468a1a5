package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.fault.Failure;
import io.floe.internal.connection.ConnectionEvents;
import io.floe.internal.connection.IceConnection;
import io.floe.wire.Invocation;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneWatchTest {
    /** When the next timer of an embedded channel is due that has none. */
    private static final long NOTHING = -1;

    private final ManualClient client = new ManualClient();
    private final LaneWatch watch = new LaneWatch(client.environment, client.channel.eventLoop());
    private final long start = client.environment.now();
    private final EmbeddedChannel peer = new EmbeddedChannel();
    private final IceConnection connection = IceConnection.ofClient(
            peer, client.environment.connections(), (from, invocation, oneway, responder) -> {}, new Unheard(), false);

    @AfterEach
    void stop() {
        peer.finishAndReleaseAll();
        client.close();
    }

    /** A lane that notes when it is looked at. */
    private class Looked implements Lane.Overseer {
        final Lane lane = new Lane(connection, client.environment, this);
        final InvocationPath call = client.call(new Nowhere());
        /** In milliseconds from the start. */
        final List<Long> looks = new ArrayList<>();

        /** A call waits here from now on. */
        Looked waits() {
            lane.add(call);
            return this;
        }

        void answered() {
            lane.remove(call);
        }

        @Override
        public boolean rescues(Lane looked) { // what every look asks
            looks.add(TimeUnit.NANOSECONDS.toMillis(client.environment.now() - start));
            return false;
        }

        @Override
        public void watch(Lane watched) {
            watch.add(watched);
        }

        @Override
        public long usual(String operation) {
            return 0;
        }

        @Override
        public boolean judges(long sent) {
            return true;
        }

        @Override
        public void overdue(Lane of, InvocationPath late, long allowance) {}

        @Override
        public void silent(Lane of, Invocation ping) {}

        @Override
        public void compare(Lane of, Invocation ping) {}
    }

    private static final class Unheard implements ConnectionEvents {
        @Override
        public void validated(IceConnection connection) {}

        @Override
        public void closing(IceConnection connection) {}

        @Override
        public void closed(IceConnection connection, Failure failure) {}
    }

    @Test
    void shouldLookEveryTenMillisecondsWhileACallWaits() {
        Looked one = new Looked().waits();
        client.pass(Duration.ofMillis(30));
        one.answered();
        client.pass(Duration.ofSeconds(1));

        assertThat(one.looks).containsExactly(10L, 20L, 30L);
    }

    @Test
    void shouldLookAgainWhenTheNextCallWaits() {
        Looked one = new Looked().waits();
        one.answered();
        client.pass(Duration.ofSeconds(1));
        one.waits();
        client.pass(Duration.ofMillis(10));

        assertThat(one.looks).containsExactly(1_010L);
    }

    @Test
    void shouldLookAtAllLanesAtOneTime() {
        Looked one = new Looked().waits();
        client.pass(Duration.ofMillis(5));
        Looked other = new Looked().waits();
        client.pass(Duration.ofMillis(5));
        client.pass(Duration.ofMillis(10));

        assertThat(one.looks).containsExactly(10L, 20L);
        assertThat(other.looks).containsExactly(10L, 20L);
    }

    @Test
    void shouldNotJudgeByALookThatComesLate() {
        Looked one = new Looked().waits();
        client.channel.advanceTimeBy(20, TimeUnit.MILLISECONDS); // for the 10th one
        client.channel.runPendingTasks();
        assertThat(one.looks).isEmpty();
        client.pass(Duration.ofMillis(10));

        assertThat(one.looks).containsExactly(30L);
    }

    @Test
    void shouldLookAtOneLaneThoughTheLookAtAnotherThrows() {
        Looked bad = new Looked() {
            @Override
            public boolean rescues(Lane looked) {
                super.rescues(looked);
                throw new IllegalStateException("expected by the test");
            }
        };
        bad.waits();
        Looked good = new Looked().waits();
        client.pass(Duration.ofMillis(50));

        assertThat(bad.looks).containsExactly(10L, 20L, 30L, 40L, 50L);
        assertThat(good.looks).containsExactly(20L, 30L, 40L, 50L);
    }

    @Test
    void shouldNotLookAtALaneWhoseConnectionHasEnded() {
        Looked one = new Looked().waits();
        peer.close();
        client.pass(Duration.ofSeconds(1));

        assertThat(one.looks).isEmpty();
    }

    @Test
    void shouldPlanNothingWhileNoCallWaits() {
        new Looked().waits().answered();
        assertThat(client.channel.runScheduledPendingTasks()).isNotEqualTo(NOTHING);
        client.pass(Duration.ofMillis(20));

        assertThat(client.channel.runScheduledPendingTasks()).isEqualTo(NOTHING);
    }
}
