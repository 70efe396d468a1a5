package io.floe.balance;

import io.floe.spi.Target;
import io.floe.wire.Identity;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The plan by which calls are spread over endpoints: two planes. {@link #update} runs whenever the usable members change, one
 * at a time, on the communicator's control thread or on a caller's or an event loop in its place: it must not block. The
 * {@link Picker} that it returns is called for every call, on any thread. One balancer serves one group of endpoints.
 */
public interface Balancer {
    /** Makes the picker for the members that are usable now, in the order of the proxy's endpoints; never empty. */
    Picker update(List<? extends Member> members);

    /** Which members should be connected ahead of the calls. */
    Reach reach();

    /** In which order members are connected where {@link #reach} is {@code FIRST}: as listed by default. */
    default <M extends Member> List<M> order(List<M> members) {
        return members;
    }

    /** Which members should be connected ahead of the calls. */
    enum Reach {
        /** All of them, from the first call on. */
        EVERY,
        /** Only the one in use; the next is connected when it fails. */
        FIRST
    }

    /** Chooses a member for one call. */
    @FunctionalInterface
    interface Picker {
        /**
         * The member that should take the call, or null if all have been tried. Called on any thread; must not block.
         */
        @Nullable
        Member pick(Pick pick);
    }

    /** What a picker may know of the call. */
    @FunctionalInterface
    interface Pick {
        /** Whether this call was already refused by the member. */
        boolean tried(Member member);

        /** Whose object is called; nobody's where no call is under way. */
        default Identity identity() {
            return NOBODY;
        }

        /** A value of the call's context, or null. */
        default @Nullable String context(String key) {
            return null;
        }

        /** Whether the call can go to the member: it is available and was not tried. */
        default boolean takes(Member member) {
            return member.available() && !tried(member);
        }

        /** The identity of no object. */
        Identity NOBODY = Identity.of("");
    }

    /** Strict round robin per call, the default: over steady members the counts differ by at most one. */
    static Balancer roundRobin() {
        return new RoundRobin();
    }

    /**
     * Round robin by weight: who weighs twice as much takes twice as many calls, evenly spread. Who takes more than twice as
     * long as the median loses weight in proportion, to a tenth at most, until it answers as the others do.
     *
     * @param weight more than 0, asked whenever the members change
     */
    static Balancer weightedRoundRobin(ToDoubleFunction<Target<?>> weight) {
        return new WeightedRoundRobin(weight);
    }

    /** Of two members at random, the one with fewer calls waiting; if as many wait, the one that answers sooner. */
    static Balancer leastRequest() {
        return new TwoChoices(TwoChoices::waitsLess);
    }

    /**
     * Of two members at random, the one where a call would wait less: the peak of its answers' times, which fades within
     * some 10 s, times the calls that wait there.
     */
    static Balancer peakEwma() {
        return new TwoChoices(TwoChoices::answersSooner);
    }

    /** The calls of an object always to the same member, in every process; if that cannot be used, to the next by rank. */
    static Balancer consistentHash() {
        return new ConsistentHash(null);
    }

    /** Calls with the same value of a context key to the same member; those without it by their object. */
    static Balancer consistentHash(String contextKey) {
        return new ConsistentHash(contextKey);
    }

    /** A random member per call. */
    static Balancer random() {
        return new RandomChoice();
    }

    /** The first usable member in the order of the endpoints; falls back to it as soon as it is usable again. */
    static Balancer ordered() {
        return new Ordered();
    }

    /** One member, chosen at random, until it fails: for ordered oneways, sessions and callbacks. */
    static Balancer sticky() {
        return new Sticky();
    }
}
