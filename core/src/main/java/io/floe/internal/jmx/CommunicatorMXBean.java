package io.floe.internal.jmx;

/** The calls of one communicator, {@code io.floe:type=Communicator,name=NAME}. All figures count from its start. */
public interface CommunicatorMXBean {
    /** Calls that were answered, with a result or with an exception of the server's. */
    long getAnswered();

    /** Answered calls that another endpoint could not take before. */
    long getRedirected();

    /** Calls that failed and surely did not run. */
    long getFailedNotRun();

    /** Calls that failed and may have run. */
    long getFailedUnknown();

    /** The mean time of the answered calls, in milliseconds. */
    double getMeanMillis();

    /** How often an endpoint changed its state. */
    long getTransitions();
}
