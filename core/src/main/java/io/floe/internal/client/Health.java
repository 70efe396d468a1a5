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
 * @param lastFailure what went wrong last
 * @param nextProbe when it is tried again, if that is planned
 */
record Health(EndpointState state, long since, @Nullable Failure lastFailure, OptionalLong nextProbe) {
    static Health unknown(long now) {
        return new Health(EndpointState.IDLE, now, null, OptionalLong.empty());
    }

    Health become(EndpointState next, long now) {
        return new Health(next, next == state ? since : now, lastFailure, OptionalLong.empty());
    }

    Health become(EndpointState next, long now, Failure failure) {
        return new Health(next, next == state ? since : now, failure, OptionalLong.empty());
    }

    Health probeAt(long time) {
        return new Health(state, since, lastFailure, OptionalLong.of(time));
    }
}
