package io.floe;

/**
 * What metrics are made of: how every call of a communicator ended, with each attempt on the way, and every change of an
 * endpoint's health ({@link CommunicatorOptions#observer}). Calls are told on event loops, changes on the callback executor.
 */
public interface Observer extends CallObserver, EndpointListener {
    @Override
    default void answered(Answer answer) {}

    @Override
    default void changed(EndpointEvent event) {}
}
