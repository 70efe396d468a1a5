package io.floe;

import io.floe.wire.Encapsulation;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.OperationMode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a client asks of an object. Immutable.
 *
 * @param invocation the request's parts as they came
 * @param oneway whether the client waits for no answer
 * @param connection where it came from, for callbacks
 */
public record Request(Invocation invocation, boolean oneway, Connection connection) {
    /** Whose object is meant. */
    public Identity identity() {
        return invocation.identity();
    }

    /** The facet; empty is the default one. */
    public String facet() {
        return invocation.facet();
    }

    /** The operation's name. */
    public String operation() {
        return invocation.operation();
    }

    /** The mode as the client stated it. */
    public OperationMode mode() {
        return invocation.mode();
    }

    /** What the client sent beside the parameters. */
    public Map<String, String> context() {
        return invocation.context();
    }

    /** The encoded parameters. */
    public Encapsulation parameters() {
        return invocation.params();
    }

    /** Who asks. */
    public Peer peer() {
        return connection.peer();
    }

    /**
     * Decodes the parameters.
     *
     * @throws io.floe.wire.MarshalException if they are malformed; left uncaught, the client gets an UnknownLocalException
     */
    public <T> T read(Function<IceReader, T> reader) {
        return parameters().read(reader);
    }

    /** A reply without results. */
    public Reply reply() {
        return new Reply(Encapsulation.empty(parameters().encoding()));
    }

    /** A reply with results, in the encoding of the request. */
    public Reply reply(Consumer<IceWriter> results) {
        return new Reply(Encapsulation.write(parameters().encoding(), results));
    }
}
