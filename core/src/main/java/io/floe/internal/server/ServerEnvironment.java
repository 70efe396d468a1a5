package io.floe.internal.server;

import io.floe.Connection;
import io.floe.Proxy;
import io.floe.endpoint.ObjectReference;
import io.floe.internal.connection.ConnectionEnvironment;
import io.floe.internal.connection.IceConnection;
import io.floe.wire.MessageCodec;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What the server side of a communicator works with. Immutable.
 *
 * @param connections what all connections have in common
 * @param dispatch where dispatchers run
 * @param limits what adapters let in
 * @param views shows a connection to a dispatcher
 * @param proxies makes proxies to an adapter's objects
 * @param registrar makes adapters known to a location service
 */
public record ServerEnvironment(
        ConnectionEnvironment connections,
        Executor dispatch,
        AcceptLimits limits,
        Function<IceConnection, Connection> views,
        Function<ObjectReference, Proxy> proxies,
        AdapterRegistrar registrar) {
    /** The same with limits of an adapter's own. */
    public ServerEnvironment with(MessageCodec codec, AcceptLimits accept) {
        return new ServerEnvironment(connections.with(codec), dispatch, accept, views, proxies, registrar);
    }
}
