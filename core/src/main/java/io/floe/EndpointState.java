package io.floe;

/** The state of an endpoint's health; one table per communicator, shared by all its proxies. */
public enum EndpointState {
    /** Not used yet, or closed for lack of calls. */
    IDLE,
    /** The first connection is being opened. */
    CONNECTING,
    /** Connected again after an outage: takes a share of the calls that grows to the full one within 0.5 s. */
    WARMING,
    /** A validated connection takes calls. */
    UP,
    /** The connection was lost; another one is being opened at once. */
    SUSPECT,
    /** Could not be reached; gets no calls and is probed in the background. */
    DOWN,
    /** A probe is under way. */
    PROBING,
    /** Cannot be trusted or does not speak Ice; tried again seldom. */
    REJECTED,
    /** The server said CloseConnection; tried again shortly. */
    DRAINING
}
