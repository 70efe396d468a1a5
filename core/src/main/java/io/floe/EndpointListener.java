package io.floe;

/**
 * Told of every change of an endpoint's health, and of trust ({@link CommunicatorOptions#endpointListener}). Called on the
 * callback executor, for one change after the other, in their order; it may block, which only delays what it is told next.
 * What it throws is logged.
 */
@FunctionalInterface
public interface EndpointListener {
    /** An endpoint changed its state, or is avoided from now on, or is not any more. */
    void changed(EndpointEvent event);

    /** TLS material was reloaded: endpoints that were refused for want of trust are tried again now. */
    default void trustChanged() {}
}
