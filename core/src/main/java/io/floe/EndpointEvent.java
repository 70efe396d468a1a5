package io.floe;

import io.floe.fault.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * A change of what is thought of one endpoint at one address, and why. Immutable.
 *
 * @param endpoint the endpoint's text
 * @param address the resolved address
 * @param from the state before
 * @param to the state now; the same if only {@code avoided} changed
 * @param avoided whether new calls avoid it now, for its answers are overdue or slow beside those of others
 * @param reason one line for people
 * @param failure the failure that led to the change, if one did: its class and its cause
 * @param nextProbe how long until it is tried again, if that is planned
 */
public record EndpointEvent(
        String endpoint,
        String address,
        EndpointState from,
        EndpointState to,
        boolean avoided,
        String reason,
        Optional<Failure> failure,
        Optional<Duration> nextProbe) {}
