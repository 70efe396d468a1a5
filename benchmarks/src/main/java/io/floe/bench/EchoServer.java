package io.floe.bench;

/** A server that is up. */
interface EchoServer extends AutoCloseable {
    /** Where it listens. */
    int[] ports();

    @Override
    void close();
}
