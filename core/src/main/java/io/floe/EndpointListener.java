package io.floe;

/**
 * Told of every change of an endpoint's health ({@link CommunicatorOptions#endpointListener}). Called on the callback
 * executor, for one change after the other, in their order; it may block, which only delays what it is told next. What it
 * throws is logged.
 */
@FunctionalInterface
public interface EndpointListener {
    /** An endpoint changed its state, or is avoided from now on, or is not any more. */
    void changed(EndpointEvent event);
}
