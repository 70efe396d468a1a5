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
 * @param avoided whether new calls avoid it, for its answers are overdue or slow beside those of others
 * @param since how long it has been in that state
 * @param connections how many are open to it, those that only wait for their last answers included
 * @param outstanding calls that wait for its answer
 * @param calls calls that were sent to it since the start
 * @param failures how many of those failed there: their connection died, or their deadline passed
 * @param p50 half of the latest answers came sooner, within some 10 %; empty before the first one
 * @param p99 99 of 100 of the latest answers came sooner, likewise
 * @param lastFailure what went wrong last, if anything did
 * @param nextProbe how long until it is tried again, if that is planned
 */
public record EndpointStatus(
        String endpoint,
        String address,
        EndpointState state,
        boolean avoided,
        Duration since,
        int connections,
        int outstanding,
        long calls,
        long failures,
        Optional<Duration> p50,
        Optional<Duration> p99,
        Optional<Failure> lastFailure,
        Optional<Duration> nextProbe) {}
