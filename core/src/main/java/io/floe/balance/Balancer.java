package io.floe.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan by which calls are spread over endpoints: two planes. {@link #update} runs on the communicator's control
 * thread whenever the usable members change; the {@link Picker} that it returns is called for every call, on any thread.
 * One balancer serves one group of endpoints.
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
    }

    /** Strict round robin per call, the default: over steady members the counts differ by at most one. */
    static Balancer roundRobin() {
        return new RoundRobin();
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
