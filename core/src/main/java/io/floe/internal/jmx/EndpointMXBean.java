package io.floe.internal.jmx;

/** One endpoint at one address, {@code io.floe:type=Endpoint,communicator=NAME,endpoint=TEXT,address=ADDRESS}. */
public interface EndpointMXBean {
    /** The state's word; {@code AVOIDED} for one that is up but passed over. */
    String getState();

    /** How long it has been in that state. */
    double getSecondsInState();

    /** Open connections. */
    int getConnections();

    /** Calls that wait for its answer. */
    int getOutstanding();

    /** Calls that were sent to it. */
    long getCalls();

    /** How many of those failed there. */
    long getFailures();

    /** Half of the latest answers came sooner, in milliseconds; -1 before the first one. */
    double getP50Millis();

    /** 99 of 100 of the latest answers came sooner, in milliseconds; -1 before the first one. */
    double getP99Millis();

    /** What went wrong last; empty if nothing did. */
    String getLastFailure();

    /** How long until it is tried again, in milliseconds; -1 if that is not planned. */
    double getNextProbeMillis();
}
