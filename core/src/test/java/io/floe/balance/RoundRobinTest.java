package io.floe.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.balance.Balancer.Picker;
import io.floe.spi.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundRobinTest {
    private final Balancer balancer = Balancer.roundRobin();
    private final List<Fake> members = Stream.generate(Fake::new).limit(5).toList();

    /** A member that counts its picks. */
    private static final class Fake implements Member {
        private final AtomicInteger picks = new AtomicInteger();
        private boolean available = true;

        @Override
        public Target<?> target() {
            throw new UnsupportedOperationException("a fake has no target");
        }

        @Override
        public boolean available() {
            return available;
        }

        @Override
        public int outstanding() {
            return 0;
        }
    }

    private static void pick(Picker picker, int times) {
        for (int i = 0; i < times; i++) {
            if (picker.pick(member -> false) instanceof Fake fake) {
                fake.picks.incrementAndGet();
            }
        }
    }

    private static int spread(List<Fake> members) {
        List<Integer> picks = members.stream().map(fake -> fake.picks.get()).toList();
        return Collections.max(picks) - Collections.min(picks);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldDifferByOneAtMostBetweenThoseThatStayWhoeverComesAndGoes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<Fake> present = new ArrayList<>(members.subList(0, 2));
            members.subList(2, 5).stream().filter(fake -> random.nextBoolean()).forEach(present::add);
            Collections.sort(present, (a, b) -> members.indexOf(a) - members.indexOf(b));
            members.get(4).available = random.nextBoolean();
            pick(balancer.update(present), random.nextInt(7));

            assertThat(spread(members.subList(0, 2))).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void shouldDifferByOneAtMostUnderManyThreads() {
        Picker picker = balancer.update(members);
        CompletableFuture<?>[] threads = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> pick(picker, 10_001)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(threads).join();

        assertThat(spread(members)).isLessThanOrEqualTo(1);
    }

    @Test
    void shouldFindNobodyWhereAllWereTried() {
        Picker picker = balancer.update(members);

        assertThat(picker.pick(member -> true)).isNull();
    }

    @Test
    void shouldPassOverThoseThatWereTried() {
        Picker picker = balancer.update(members.subList(0, 2));
        Member first = members.get(0);

        assertThat(picker.pick(member -> member == first)).isSameAs(members.get(1));
    }
}
