package io.floe;

import io.floe.internal.client.FloeConnection;
import io.floe.wire.Identity;
import java.util.concurrent.CompletableFuture;

/** One open connection, for calls that must take just this one: callbacks to the peer. Thread-safe. */
public sealed interface Connection permits FloeConnection {
    /** Who is on the other end. */
    Peer peer();

    /** A proxy for an object of the peer's that calls over this connection only: it never reconnects and never retries. */
    Proxy proxy(Identity identity);

    /** Lets the peer call the adapter's objects over this connection. */
    void attach(ObjectAdapter adapter);

    /** Closes gracefully: waits for what runs, says CloseConnection, then closes. */
    CompletableFuture<Void> close();
}
