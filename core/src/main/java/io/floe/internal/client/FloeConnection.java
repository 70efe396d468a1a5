package io.floe.internal.client;

import io.floe.Connection;
import io.floe.ObjectAdapter;
import io.floe.Peer;
import io.floe.Proxy;
import io.floe.internal.connection.IceConnection;
import io.floe.internal.connection.RequestHandler;
import io.floe.wire.Identity;
import java.util.concurrent.CompletableFuture;

/** One connection as users see it. Immutable. */
public final class FloeConnection implements Connection {
    private final Client client;
    private final IceConnection connection;

    /** A view of an open connection. */
    public FloeConnection(Client client, IceConnection connection) {
        this.client = client;
        this.connection = connection;
    }

    @Override
    public Peer peer() {
        return Peers.of(connection.channel());
    }

    @Override
    public Proxy proxy(Identity identity) {
        connection.keepForCallbacks();
        return client.fixedProxy(connection, identity);
    }

    @Override
    public void attach(ObjectAdapter adapter) {
        connection.attach((RequestHandler) adapter); // the only class that an adapter can be is one
    }

    @Override
    public CompletableFuture<Void> close() {
        CompletableFuture<Void> closed =
                CallFuture.by(connection.leaderLoop(), client.environment().callbacks());
        connection.channel().closeFuture().addListener(done -> closed.complete(null));
        connection.shutdown("closed by the application");
        return closed;
    }
}
