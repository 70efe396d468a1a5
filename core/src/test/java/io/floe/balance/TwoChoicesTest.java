package io.floe.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.balance.Balancer.Picker;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoChoicesTest {
    private static final BiPredicate<Member, Member> LEAST_REQUEST = TwoChoices::waitsLess;
    private static final BiPredicate<Member, Member> PEAK_EWMA = TwoChoices::answersSooner;

    private final List<FakeMember> members = FakeMember.list(4);

    private Picker picker(BiPredicate<Member, Member> lighter) {
        return new TwoChoices(lighter, new Random(7)::nextInt).update(members);
    }

    @Test
    void shouldDivideEvenlyWhereAllAreAlike() {
        assertThat(IntStream.of(FakeMember.counts(picker(LEAST_REQUEST), 4, 40_000)))
                .allMatch(count -> Math.abs(count - 10_000) < 400);
        assertThat(IntStream.of(FakeMember.counts(picker(PEAK_EWMA), 4, 40_000)))
                .allMatch(count -> Math.abs(count - 10_000) < 400);
    }

    /** One call a tick; each member has an answer ready every so many ticks. */
    private int[] simulate(Picker picker, int... ticks) {
        int[] counts = new int[members.size()];
        for (int now = 0; now < 40_000; now++) {
            if (picker.pick(member -> false) instanceof FakeMember member) {
                counts[member.number()]++;
                member.outstanding++;
            }
            for (FakeMember member : members) {
                if (member.outstanding > 0 && now % ticks[member.number()] == 0) {
                    member.outstanding--;
                }
            }
        }
        return counts;
    }

    @Test
    void shouldGiveASlowMemberNoMoreCallsThanItAnswers() {
        int[] counts = simulate(picker(LEAST_REQUEST), 2, 2, 2, 20);

        assertThat(counts[3]).isBetween(2_000, 2_100);
        assertThat(members).allMatch(member -> member.outstanding < 30);
    }

    @Test
    void shouldKeepQueuesShortWhereOneIsSlowerAndAnotherFaster() {
        int[] counts = simulate(picker(LEAST_REQUEST), 1, 3, 3, 6);

        assertThat(counts[0]).isGreaterThan(counts[1]);
        assertThat(counts[1]).isGreaterThan(counts[3]);
        assertThat(members).allMatch(member -> member.outstanding < 10);
    }

    @Test
    void shouldTakeTheOneThatAnswersSoonerWhereAsManyWait() {
        members.forEach(member -> member.peak = 1_000L + member.number());
        int[] counts = FakeMember.counts(picker(LEAST_REQUEST), 4, 12_000);

        assertThat(counts[3]).isZero(); // it loses against each
        assertThat(counts[0]).isBetween(5_800, 6_200); // it is one of the two in half of all cases, and wins
    }

    @Test
    void shouldPreferAnIdleSlowMemberToAFastOneWithManyCallsWaiting() {
        members.forEach(member -> member.available = member.number() < 2);
        FakeMember fast = members.get(0);
        FakeMember slow = members.get(1);
        fast.peak = 1_000_000;
        slow.peak = 10_000_000;
        Picker picker = new TwoChoices(PEAK_EWMA, new Random(7)::nextInt).update(List.of(fast, slow));

        assertThat(picker.pick(member -> false)).isSameAs(fast);
        fast.outstanding = 8;
        assertThat(picker.pick(member -> false)).isSameAs(fast);
        fast.outstanding = 10;
        assertThat(picker.pick(member -> false)).isSameAs(slow);
    }

    @Test
    void shouldSendOneCallAndNoMoreToAMemberThatHasNotAnsweredYet() {
        List<FakeMember> two = members.subList(0, 2);
        two.get(0).peak = 1_000_000;
        Picker picker = new TwoChoices(PEAK_EWMA, new Random(7)::nextInt).update(two);

        assertThat(picker.pick(member -> false)).isSameAs(two.get(1));
        two.get(1).outstanding = 1;
        assertThat(picker.pick(member -> false)).isSameAs(two.get(0));
    }

    @Test
    void shouldGoElsewhereWhereACallWasTried() {
        Queue<Member> refused = new ArrayDeque<>();
        Picker picker = picker(LEAST_REQUEST);
        for (int i = 0; i < members.size(); i++) {
            Member next = picker.pick(refused::contains);
            assertThat(next).isNotNull();
            refused.add(next);
        }

        assertThat(refused).doesNotHaveDuplicates();
        assertThat(picker.pick(refused::contains)).isNull();
    }

    @Test
    void shouldFindTheOnlyMember() {
        Picker picker = new TwoChoices(PEAK_EWMA).update(members.subList(2, 3));

        assertThat(picker.pick(member -> false)).isSameAs(members.get(2));
    }
}
