package io.floe.spi;

/** Marks the programmatic settings of one transport, which the communicator's builder passes on to it by their class. */
public interface TransportSettings {}
