package io.floe.internal.connection;

import io.floe.wire.Invocation;

/** Where a connection's inbound requests go. Called on the connection's event loop; must not block. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Serves one request.
     *
     * @param oneway whether the answer will be dropped
     * @param responder must be given an answer exactly once, also for a oneway
     */
    void handle(IceConnection connection, Invocation invocation, boolean oneway, Responder responder);
}
