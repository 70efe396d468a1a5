package io.floe.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.floe.balance.Balancer;
import io.floe.balance.Balancer.Picker;
import io.floe.balance.Member;
import io.floe.endpoint.OpaqueEndpoint;
import io.floe.spi.Target;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every call passes leaves no garbage: the choice of its endpoint. */
class GarbageTest {
    private static final int CALLS = 20_000;

    private record Steady(Target<?> target) implements Member {
        static Steady at(int port) {
            OpaqueEndpoint endpoint = new OpaqueEndpoint((short) 99, Encapsulation.empty(EncodingVersion.V1_1));
            return new Steady(
                    new Target<>(endpoint, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), port));
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public int outstanding() {
            return 1;
        }

        @Override
        public long latencyNanos() {
            return 1_000_000;
        }
    }

    static Stream<Supplier<Balancer>> balancers() {
        return Stream.of(
                Balancer::roundRobin,
                () -> Balancer.weightedRoundRobin(target -> (int) target.key()),
                Balancer::leastRequest,
                Balancer::peakEwma,
                Balancer::consistentHash,
                Balancer::random,
                Balancer::ordered,
                Balancer::sticky);
    }

    /** The weighted one looks at latencies now and then, which is why it is not nothing. */
    @ParameterizedTest
    @MethodSource("balancers")
    void shouldLeaveNextToNoGarbagePerCall(Supplier<Balancer> balancer) {
        List<Steady> members = Stream.of(1, 2, 3, 4, 5).map(Steady::at).toList();
        Picker picker = balancer.get().update(members);
        Balancer.Pick pick = member -> false;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 100; i++) {
            assertThat(picker.pick(pick)).isNotNull();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            picker.pick(pick);
        }

        assertThat((double) (threads.getCurrentThreadAllocatedBytes() - before) / CALLS)
                .isLessThan(6);
    }
}
