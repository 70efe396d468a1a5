package io.floe.bench.parts;

import io.floe.balance.Balancer;
import io.floe.balance.Balancer.Pick;
import io.floe.balance.Balancer.Picker;
import io.floe.balance.Member;
import io.floe.spi.Target;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** The choice of a member for a call, by balancers that ask members for figures alone, over few and many members. */
@State(Scope.Benchmark)
public class PickerBenchmark {
    /** All can take calls. */
    @Param({"1", "3", "1000"})
    public int members;

    /** By the name of its factory. */
    @Param({"roundRobin", "leastRequest", "peakEwma", "random", "ordered"})
    public String balancer;

    private Picker picker;
    private final Pick pick = member -> false;

    private static final class Up implements Member {
        @Override
        public Target<?> target() {
            throw new UnsupportedOperationException("nobody asks where it is");
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
        public long peakNanos() {
            return 1000;
        }
    }

    /** Makes the picker. */
    @Setup
    public void make() {
        Balancer made = switch (balancer) {
            case "roundRobin" -> Balancer.roundRobin();
            case "leastRequest" -> Balancer.leastRequest();
            case "peakEwma" -> Balancer.peakEwma();
            case "random" -> Balancer.random();
            case "ordered" -> Balancer.ordered();
            default -> throw new IllegalArgumentException("balancer: " + balancer);
        };
        List<Up> all = Stream.generate(Up::new).limit(members).toList();
        picker = made.update(all);
    }

    /** One thread calls. */
    @Benchmark
    public Member pick() {
        return picker.pick(pick);
    }

    /** Two threads call. */
    @Benchmark
    @Threads(2)
    public Member pickByTwo() {
        return picker.pick(pick);
    }
}
