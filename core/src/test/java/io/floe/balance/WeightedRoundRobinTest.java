package io.floe.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.balance.Balancer.Picker;
import io.floe.spi.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedRoundRobinTest {
    private final List<FakeMember> members = FakeMember.list(3);

    private static ToDoubleFunction<Target<?>> weights(double... weights) {
        return target -> weights[(int) target.key()];
    }

    private Picker picker(double... weights) {
        return Balancer.weightedRoundRobin(weights(weights)).update(members);
    }

    @Test
    void shouldGiveEachItsPartOfTheTurnsExactly() {
        assertThat(FakeMember.counts(picker(5, 3, 2), 3, 1_000)).satisfies(counts -> {
            assertThat(counts[0]).isBetween(499, 501);
            assertThat(counts[1]).isBetween(299, 301);
            assertThat(counts[2]).isBetween(199, 201);
        });
    }

    @Test
    void shouldBeStrictRoundRobinWhereAllWeighTheSame() {
        assertThat(FakeMember.counts(picker(7, 7, 7), 3, 301)).containsExactlyInAnyOrder(100, 100, 101);
    }

    @Test
    void shouldSpreadTheTurnsOfTheLightEvenly() {
        Picker picker = picker(8, 1, 1);
        int[] last = {0, 0, 0};
        int longest = 0;
        for (int i = 1; i <= 1_000; i++) {
            if (picker.pick(member -> false) instanceof FakeMember member) {
                if (i > 20 && member.number() > 0) {
                    longest = Math.max(longest, i - last[member.number()]);
                }
                last[member.number()] = i;
            }
        }

        assertThat(longest).isLessThanOrEqualTo(12); // 10 on average
    }

    @Test
    void shouldTakeWeightFromAMemberThatIsMuchSlowerThanTheOthersAndGiveItBack() {
        Picker picker = picker(1, 1, 1);
        members.get(0).latency = 1_000_000;
        members.get(1).latency = 1_300_000;
        members.get(2).latency = 13_000_000;
        FakeMember.counts(picker, 3, 100);

        assertThat(FakeMember.counts(picker, 3, 2_200)[2]).isBetween(190, 210); // it weighs 0.2 of 2.2

        members.get(2).latency = 500_000_000;
        FakeMember.counts(picker, 3, 100);
        assertThat(FakeMember.counts(picker, 3, 2_100)[2]).isBetween(90, 110); // 0.1 of 2.1, and no less

        members.get(2).latency = 1_500_000;
        FakeMember.counts(picker, 3, 100);
        assertThat(FakeMember.counts(picker, 3, 300)).containsOnly(100);
    }

    @Test
    void shouldGiveTheTurnsOfWhoeverIsOutToTheOthersByTheirWeight() {
        members.get(0).available = false;

        assertThat(FakeMember.counts(picker(1, 2, 1), 3, 900)).containsExactly(0, 600, 300);
    }

    @Test
    void shouldFindTheLightestWhereOnlyItIsLeft() {
        Picker picker = picker(1000, 1000, 1);

        for (int i = 0; i < 100; i++) {
            assertThat(picker.pick(member -> member != members.get(2))).isSameAs(members.get(2));
        }
        assertThat(picker.pick(member -> true)).isNull();
    }

    @Test
    void shouldKeepTheWeightsUnderManyThreads() {
        Picker picker = picker(6, 3, 1);
        AtomicIntegerArray counts = new AtomicIntegerArray(3);
        CompletableFuture<?>[] threads = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    int[] own = FakeMember.counts(picker, 3, 10_000);
                    IntStream.range(0, 3).forEach(place -> counts.addAndGet(place, own[place]));
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(threads).join();

        assertThat(counts.get(0)).isBetween(47_900, 48_100);
        assertThat(counts.get(2)).isBetween(7_900, 8_100);
    }

    @Test
    void shouldRefuseAWeightThatIsNone() {
        assertThatThrownBy(() -> picker(1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weight of opaque")
                .hasMessageEndingWith(": 0.0 (expected: more than 0)");
    }
}
