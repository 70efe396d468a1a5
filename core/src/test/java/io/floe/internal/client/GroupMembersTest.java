package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.EndpointStatus;
import io.floe.SecurityPolicy;
import io.floe.balance.Balancer;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.PlainEndpoint;
import io.floe.fault.Failure;
import io.floe.spi.EndpointList;
import io.floe.spi.EndpointSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How long the endpoints of a group are watched. */
class GroupMembersTest {
    private final ManualClient client = new ManualClient();
    private final HealthTable table = new HealthTable(client.environment);
    private final EndpointList list = new EndpointList("test", List.of(ManualClient.endpoint("a")));
    private final List<String> told = new ArrayList<>();
    private int subscriptions;
    private boolean inDemand = true;
    private final GroupMembers members = new GroupMembers(
            client.environment,
            table,
            new GroupKey(
                    new CountedSource(),
                    false,
                    "",
                    new BalancerChoice.Own(Balancer::roundRobin),
                    SecurityPolicy.PREFER_SECURE),
            new Told());

    /** Counts who listens to the list. */
    private final class CountedSource implements EndpointSource {
        @Override
        public Subscription subscribe(Watcher watcher) {
            subscriptions++;
            Subscription subscription = list.subscribe(watcher);
            return new Subscription() {
                @Override
                public void refresh(boolean waiting) {
                    subscription.refresh(waiting);
                }

                @Override
                public void close() {
                    subscriptions--;
                    subscription.close();
                }
            };
        }
    }

    private final class Told implements GroupMembers.Events {
        @Override
        public void joined(RemoteEndpoint member) {
            told.add("joined " + host(member.target().endpoint()));
        }

        @Override
        public void left(RemoteEndpoint member) {
            told.add("left " + host(member.target().endpoint()));
        }

        @Override
        public void sourceTold() {}

        @Override
        public void membersFound(boolean changed) {}

        @Override
        public void findingFailed(String what, Failure failure) {
            told.add("failed " + what);
        }

        @Override
        public boolean inDemand() {
            return inDemand;
        }

        @Override
        public void asleep() {
            told.add("asleep");
        }

        private String host(Endpoint endpoint) {
            return endpoint instanceof PlainEndpoint plain ? plain.host() : endpoint.toString();
        }
    }

    @BeforeEach
    void call() {
        client.environment.control().now(members::resolve);
        client.pass(Duration.ZERO);
        assertThat(told).containsExactly("joined a");
        assertThat(client.transport.questions).containsExactly("a");
        assertThat(subscriptions).isOne();
        told.clear();
    }

    @AfterEach
    void stop() {
        client.close();
    }

    private int questions() {
        return client.transport.questions.size();
    }

    @Nested
    class InDemand {
        @Test
        void shouldAskForNamesAgainEveryThirtySecondsGiveOrTakeATenth() {
            client.pass(Duration.ofSeconds(27));
            assertThat(questions()).isEqualTo(1);
            client.pass(Duration.ofSeconds(6));
            assertThat(questions()).isEqualTo(2);
            client.pass(Duration.ofMinutes(30).minusSeconds(33));

            assertThat(questions()).isBetween(1 + 54, 1 + 66);
        }

        @Test
        void shouldNotAskForANameThatWasJustAskedFor() {
            client.pass(Duration.ofSeconds(26));
            client.environment.control().now(() -> members.failed(members.list().get(0)));
            assertThat(questions()).isEqualTo(2);
            client.pass(Duration.ofSeconds(4).plusMillis(990)); // the timer may be due by then

            assertThat(questions()).isEqualTo(2);
        }

        @Test
        void shouldGoOverToTheAddressThatANameHasNow() {
            client.transport.port = 2;
            client.pass(Duration.ofSeconds(33));

            assertThat(told).containsExactly("joined a", "left a");
            assertThat(members.list()).extracting(RemoteEndpoint::address).containsExactly("a/<unresolved>:2");
        }

        @Test
        void shouldHaveForgottenWhatNobodyUses() {
            table.endpoint(
                    client.transport,
                    client.transport
                            .resolve(ManualClient.endpoint("unused"), client.channel.eventLoop())
                            .getNow()
                            .get(0),
                    "");
            assertThat(table.snapshot()).extracting(EndpointStatus::address).contains("unused/<unresolved>:1");
            client.pass(Duration.ofSeconds(33));

            assertThat(table.snapshot()).extracting(EndpointStatus::address).doesNotContain("unused/<unresolved>:1");
        }
    }

    @Nested
    class WithoutDemand {
        @BeforeEach
        void forget() {
            inDemand = false;
            client.pass(Duration.ofSeconds(33));
        }

        @Test
        void shouldSayThatItFallsAsleepAndAskNobodyAnyMore() {
            client.pass(Duration.ofHours(1));

            assertThat(told).containsExactly("asleep");
            assertThat(questions()).isEqualTo(1);
            assertThat(subscriptions).isZero();
        }

        @Test
        void shouldKeepItsMembersWhileItSleeps() {
            assertThat(members.list()).hasSize(1);
        }

        @Test
        void shouldNotHearOfTheSourceUntilSomebodyCalls() {
            list.set(List.of(ManualClient.endpoint("b")));
            client.pass(Duration.ofMinutes(1));
            assertThat(told).containsExactly("asleep");
            inDemand = true;
            client.environment.control().now(members::resolve);
            client.pass(Duration.ZERO);

            assertThat(told).containsExactly("asleep", "joined b", "left a");
        }

        @Test
        void shouldAskEveryThirtySecondsAgainAfterTheNextCall() {
            inDemand = true;
            client.environment.control().now(members::resolve);
            int before = questions();
            client.pass(Duration.ofSeconds(33));

            assertThat(subscriptions).isOne();
            assertThat(questions()).isEqualTo(before + 1);
        }
    }

    @Test
    void shouldWatchNothingAfterItWasCleared() {
        client.environment.control().now(members::clear);
        client.pass(Duration.ofHours(1));

        assertThat(members.list()).isEmpty();
        assertThat(subscriptions).isZero();
        assertThat(questions()).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void shouldAskNoMoreOftenAfterItWasClearedAndCalledAgain() {
        client.pass(Duration.ofSeconds(15));
        client.environment.control().now(() -> {
            members.clear();
            members.resolve();
        });
        client.pass(Duration.ofSeconds(33));

        assertThat(questions()).isEqualTo(3); // at the first, at the second call, and half a minute later
    }
}
