package io.floe.internal.connection;

import io.floe.fault.Failure;

/** What the owner of a connection hears of it, on the connection's event loop. */
public interface ConnectionEvents {
    /** Messages may flow. */
    void validated(IceConnection connection);

    /** No new call should be sent over it: it is closing, gracefully. */
    void closing(IceConnection connection);

    /** It is closed; called once, whatever happened before. */
    void closed(IceConnection connection, Failure failure);

    /** It is closed, and the oneways that it brought are executed; may be called more than once. */
    default void drained(IceConnection connection) {}
}
