package io.floe;

import io.floe.internal.runtime.CommunicatorBuilder;
import io.floe.internal.runtime.FloeCommunicator;
import io.floe.spi.EndpointSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The root of everything: it owns the threads, the connections, the transports that were found and what is known of
 * every endpoint's health. Two communicators in one process share nothing. Thread-safe.
 */
public sealed interface Communicator extends AutoCloseable permits FloeCommunicator {
    /** A communicator with the defaults that {@link CommunicatorOptions} lists. */
    static Communicator create() {
        return builder().build();
    }

    /** A builder; see {@link CommunicatorOptions} for the defaults. */
    static CommunicatorOptions builder() {
        return new CommunicatorBuilder();
    }

    /**
     * Makes a proxy from its text, such as {@code hello:ssl -h a -p 4064:tcp -h b -p 4061}. No I/O happens.
     *
     * @throws io.floe.endpoint.EndpointSyntaxException if the text is refused, saying where and why
     */
    Proxy proxy(String text);

    /**
     * Makes a proxy from properties, as Ice does: {@code NAME} holds its text; {@code NAME.EndpointSelection}, {@code
     * NAME.ConnectionCached}, {@code NAME.PreferSecure}, {@code NAME.InvocationTimeout}, {@code NAME.Context.KEY} and
     * Floe's own {@code NAME.balancer} say how it calls, {@code NAME.source} where its endpoints come from.
     *
     * @throws io.floe.fault.ConfigurationException if a property is missing or refused
     */
    Proxy proxyFromProperty(String name);

    /**
     * A source of endpoints by its text: {@code file:PATH} (watched), {@code dns:ENDPOINT} (SRV records) or a plug-in's. No
     * I/O happens before a proxy uses it.
     *
     * @throws io.floe.fault.ConfigurationException if nobody knows the word before the colon, or its text is refused
     */
    EndpointSource source(String text);

    /**
     * Makes an object adapter that is bound to its endpoints but held: it accepts connections and answers nothing until
     * it is activated. Blocks while names are resolved and sockets bound.
     *
     * @param name what logs call it, and the prefix of its properties
     * @param endpoints such as {@code ssl -p 4064:tcp -p 4061}; port 0 asks for a free one. Empty for an adapter that
     *     only serves callbacks over connections that it is attached to
     * @throws io.floe.endpoint.EndpointSyntaxException if the text is refused
     * @throws io.floe.fault.ListenException if an endpoint cannot be bound; nothing stays bound
     */
    ObjectAdapter adapter(String name, String endpoints);

    /**
     * Makes an object adapter from properties, as Ice does: {@code NAME.Endpoints} says where it listens. What {@link
     * #adapter(String, String)} says holds; for it, too, {@code NAME.PublishedEndpoints} replaces what its proxies carry,
     * {@code NAME.ProxyOptions} are their options, {@code NAME.MessageSizeMax} (KiB) bounds what is received and {@code
     * NAME.MaxConnections} what is accepted.
     *
     * @throws io.floe.fault.ConfigurationException if {@code NAME.Endpoints} is not set, or a property is refused
     */
    ObjectAdapter adapter(String name);

    /** What is known of every endpoint that proxies of this communicator have used. A snapshot. */
    List<EndpointStatus> endpoints();

    /**
     * How much of the budget for what is sent twice is left, from 0 to 1: risky retries and rescues may be 20 % of the calls of
     * the last 10 s, and 10 a second.
     */
    double retryBudget();

    /**
     * Takes an endpoint out by hand: calls go elsewhere, its connection closes after those that run, and it is tried again
     * after five minutes, by {@link #probe}, or when nobody else can take a call. Returns at once.
     *
     * @param endpoint one of {@link #endpoints}
     */
    void drain(EndpointStatus endpoint);

    /** Tries every endpoint now that has no connection, within the bounds that hold for all dials. Returns at once. */
    void probe();

    /** The properties in force: what was given, in the order of precedence, and the default of each that was not. */
    Map<String, String> properties();

    /** Stops gracefully: adapters finish what runs, clients finish their calls, connections close. Returns at once. */
    CompletableFuture<Void> shutdown();

    /** Waits until {@link #shutdown} has been called and is done. */
    void awaitShutdown();

    /** {@link #shutdown} and wait for its end. */
    @Override
    void close();
}
