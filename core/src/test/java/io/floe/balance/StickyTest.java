package io.floe.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.spi.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class StickyTest {
    private record Fake(int number) implements Member {
        @Override
        public Target<?> target() {
            throw new UnsupportedOperationException("a fake has no target");
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public int outstanding() {
            return 0;
        }
    }

    private final Balancer balancer = Balancer.sticky();
    private final List<Fake> members = List.of(new Fake(0), new Fake(1), new Fake(2), new Fake(3));

    @Test
    void shouldConnectInOneOrderForAllCalls() {
        List<Fake> order = balancer.order(members);

        for (int i = 0; i < 20; i++) {
            assertThat(balancer.order(members)).isEqualTo(order);
        }
    }

    @Test
    void shouldStayWithItsMemberWhenOthersCome() {
        balancer.update(members.subList(2, 3));

        assertThat(balancer.update(members).pick(member -> false)).isEqualTo(new Fake(2));
        assertThat(balancer.order(members)).startsWith(new Fake(2));
    }

    @Test
    void shouldStayWithTheNextMemberWhenTheFirstComesBack() {
        balancer.update(members.subList(2, 3));
        balancer.update(members.subList(0, 1));

        assertThat(balancer.update(members).pick(member -> false)).isEqualTo(new Fake(0));
    }
}
