package io.floe.internal.client;

import io.floe.EndpointState;
import io.floe.fault.Failure;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint. Immutable.
 *
 * @param state whether it takes calls
 * @param since when that state began, in the clock's nanoseconds
 * @param avoided whether calls prefer others although it is up
 * @param lastFailure what went wrong last
 * @param nextProbe when it is tried again, if that is planned
 */
record Health(
        EndpointState state,
        long since,
        boolean avoided,
        @Nullable Failure lastFailure,
        OptionalLong nextProbe) {
    static Health unknown(long now) {
        return new Health(EndpointState.IDLE, now, false, null, OptionalLong.empty());
    }

    Health become(EndpointState next, long now) {
        return new Health(next, next == state ? since : now, false, lastFailure, OptionalLong.empty());
    }

    Health become(EndpointState next, long now, Failure failure) {
        return new Health(next, next == state ? since : now, false, failure, OptionalLong.empty());
    }

    Health avoid(boolean yes) {
        return new Health(state, since, yes, lastFailure, nextProbe);
    }

    Health probeAt(long time) {
        return new Health(state, since, avoided, lastFailure, OptionalLong.of(time));
    }

    boolean differs(Health other) {
        return state != other.state || avoided != other.avoided;
    }
}
