package io.floe.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.balance.Balancer.Pick;
import io.floe.balance.Balancer.Picker;
import io.floe.wire.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsistentHashTest {
    private static final int KEYS = 10_000;

    private final List<FakeMember> members = FakeMember.list(5);

    private record Call(Identity identity, Map<String, String> context, Set<Member> refused) implements Pick {
        static Call to(String name) {
            return new Call(Identity.of(name), Map.of(), Set.of());
        }

        @Override
        public boolean tried(Member member) {
            return refused.contains(member);
        }

        @Override
        public @Nullable String context(String key) {
            return context.get(key);
        }
    }

    private static int[] owners(Picker picker) {
        return IntStream.range(0, KEYS)
                .map(key -> picker.pick(Call.to("object-" + key)) instanceof FakeMember fake ? fake.number() : -1)
                .toArray();
    }

    @Test
    void shouldDivideKeysEvenly() {
        int[] counts = new int[5];
        IntStream.of(owners(Balancer.consistentHash().update(members))).forEach(owner -> counts[owner]++);

        assertThat(IntStream.of(counts)).allMatch(count -> Math.abs(count - KEYS / 5) < 120); // 3 sigma
    }

    @Test
    void shouldMoveOnlyTheKeysOfTheMemberThatLeft() {
        int[] before = owners(Balancer.consistentHash().update(members));
        int[] after = owners(Balancer.consistentHash().update(members.subList(0, 4)));

        for (int key = 0; key < KEYS; key++) {
            assertThat(after[key]).isEqualTo(before[key] == 4 ? after[key] : before[key]);
        }
        assertThat(after).doesNotContain(4, -1);
    }

    @Test
    void shouldNotCareInWhichOrderMembersAreListed() {
        List<FakeMember> turned = new ArrayList<>(members.subList(2, 5));
        turned.addAll(members.subList(0, 2));

        assertThat(owners(Balancer.consistentHash().update(turned)))
                .isEqualTo(owners(Balancer.consistentHash().update(members)));
    }

    /** Written down once: another version that computed otherwise would move every session of a fleet half upgraded. */
    @Test
    void shouldGiveAKeyTheSameMemberForEver() {
        Picker picker = Balancer.consistentHash().update(members);

        assertThat(List.of("a", "b", "c", "d", "e", "f", "g", "h"))
                .extracting(name -> owner(picker, Call.to(name)))
                .containsExactly(2, 0, 1, 1, 1, 3, 4, 1);
    }

    private static int owner(Picker picker, Call call) {
        return picker.pick(call) instanceof FakeMember fake ? fake.number() : -1;
    }

    @Test
    void shouldTellCategoriesApart() {
        Picker picker = Balancer.consistentHash().update(members);
        Set<Integer> owners = new java.util.TreeSet<>();
        for (int i = 0; i < 50; i++) {
            owners.add(owner(picker, new Call(new Identity("x", "category-" + i), Map.of(), Set.of())));
        }

        assertThat(owners).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void shouldGoByAKeyOfTheContext() {
        Picker picker = Balancer.consistentHash("session").update(members);
        Call first = new Call(Identity.of("x"), Map.of("session", "7"), Set.of());
        Call second = new Call(Identity.of("y"), Map.of("session", "7", "other", "8"), Set.of());

        assertThat(picker.pick(first)).isSameAs(picker.pick(second));
        assertThat(owners(picker))
                .describedAs("without that key, by the identity")
                .isEqualTo(owners(Balancer.consistentHash().update(members)));
    }

    @Test
    void shouldGoToTheNextByRankWhereACallWasRefused() {
        Picker picker = Balancer.consistentHash().update(members);
        FakeMember first = members.get(owner(picker, Call.to("x")));
        int second = owner(picker, new Call(Identity.of("x"), Map.of(), Set.of(first)));
        first.available = false;

        assertThat(owner(picker, Call.to("x"))).isEqualTo(second).isNotEqualTo(first.number());
        assertThat(picker.pick(new Call(Identity.of("x"), Map.of(), Set.copyOf(members))))
                .isNull();
    }
}
