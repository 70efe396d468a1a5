package io.floe.internal.client;

import io.floe.EndpointState;
import io.floe.fault.Failure;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint. Immutable.
 *
 * @param state whether it takes calls
 * @param verdict the state without its probes: a probe under way leaves it as it was
 * @param since when that state began, in the clock's nanoseconds
 * @param avoided whether calls prefer others although it is up
 * @param lastFailure what went wrong last
 * @param nextProbe when it is tried again, if that is planned
 */
record Health(
        EndpointState state,
        EndpointState verdict,
        long since,
        boolean avoided,
        @Nullable Failure lastFailure,
        OptionalLong nextProbe) {
    static Health unknown(long now) {
        return new Health(EndpointState.IDLE, EndpointState.IDLE, now, false, null, OptionalLong.empty());
    }

    Health become(EndpointState next, long now) {
        return become(next, now, lastFailure);
    }

    Health become(EndpointState next, long now, @Nullable Failure failure) {
        EndpointState judged = next == EndpointState.PROBING ? verdict : next;
        return new Health(next, judged, next == state ? since : now, false, failure, nextProbe);
    }

    Health avoid(boolean yes) {
        return new Health(state, verdict, since, yes, lastFailure, nextProbe);
    }

    /** It answers as it should. */
    Health well(long now) {
        return state == EndpointState.SUSPECT ? become(EndpointState.UP, now) : avoid(false);
    }

    Health probeAt(OptionalLong time) {
        return new Health(state, verdict, since, avoided, lastFailure, time);
    }

    /** Whether it was connected before, or could not be. */
    boolean judged() {
        return state != EndpointState.IDLE && state != EndpointState.CONNECTING;
    }

    /** The state of an endpoint of this health that is being dialled. */
    EndpointState dialled() {
        return switch (state) {
            case IDLE, CONNECTING -> EndpointState.CONNECTING;
            case SUSPECT -> EndpointState.SUSPECT;
            case UP, WARMING, DOWN, PROBING, REJECTED, DRAINING -> EndpointState.PROBING;
        };
    }

    /** Whether nobody answers there, which is not the same as being refused. */
    boolean unreachable() {
        boolean out = state == EndpointState.DOWN || state == EndpointState.PROBING;
        return out && lastFailure != null && !Dialling.distrusts(lastFailure);
    }

    boolean differs(Health other) {
        return state != other.state || avoided != other.avoided;
    }
}
