package io.floe;

import io.floe.fault.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * What a communicator knows of one endpoint at one address. An immutable snapshot.
 *
 * @param endpoint the endpoint's text
 * @param address the resolved address
 * @param state whether it takes calls
 * @param since how long it has been in that state
 * @param outstanding calls that wait for its answer
 * @param calls calls that were sent to it since the start
 * @param lastFailure what went wrong last, if anything did
 * @param nextProbe how long until it is tried again, if that is planned
 */
public record EndpointStatus(
        String endpoint,
        String address,
        EndpointState state,
        Duration since,
        int outstanding,
        long calls,
        Optional<Failure> lastFailure,
        Optional<Duration> nextProbe) {}
