package io.floe.internal.client;

import io.floe.balance.Balancer.Pick;
import io.floe.fault.Standing;
import io.floe.wire.ReplyBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the calls of a proxy can go. Thread-safe. */
interface Route {
    /**
     * The hop for the next attempt, if one is open and untried. On any thread, without waiting.
     *
     * @param now the clock's nanoseconds
     */
    @Nullable
    Hop pick(Pick pick, long now);

    /** Parks a call that found no hop, until {@link InvocationPath#resume} or {@link InvocationPath#exhausted}. */
    void await(InvocationPath call);

    /** A call that may be parked has ended by itself: nobody waits for it any more. */
    default void abandon(InvocationPath call) {}

    /** Parks a call until its endpoints were looked for anew, with whatever outcome; then as {@link #await}. */
    default void enquire(InvocationPath call) {
        await(call);
    }

    /** Whether each call begins with {@link #enquire}. */
    default boolean enquiresFirst() {
        return false;
    }

    /** Whether {@link #enquire} may find the object, after an answer that it is not where it was thought to be. */
    default boolean mayFind(ReplyBody answer) {
        return false;
    }

    /** Whether a failed attempt may be followed by another. */
    boolean retries();

    /** Whether no endpoint has an open connection, so that there is nobody to be spared. */
    default boolean nobodyIsUp() {
        return false;
    }

    /** What is known of its endpoints, for a call that found none. On any thread. */
    List<Standing> standings();

    /** Whether it was forgotten, so that the next call should look for another. */
    default boolean retired() {
        return false;
    }
}
