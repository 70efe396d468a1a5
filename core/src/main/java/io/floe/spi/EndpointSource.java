package io.floe.spi;

import io.floe.endpoint.Endpoint;
import java.util.List;

/**
 * Where the endpoints of a proxy come from, live: a locator, a watched file, a name service, a program. Health, balancing
 * and security tiers never learn which. Proxies whose sources are equal share one rotation, so equal sources must tell the
 * same. Thread-safe; the testkit's {@code EndpointSourceContract} proves one.
 */
public interface EndpointSource {
    /**
     * Starts to tell the watcher: the endpoints as soon as they are known, then each change, until the subscription is
     * closed. A group of proxies subscribes with its first call, and closes the subscription when nobody has called for 5
     * minutes. Neither blocks nor throws: what goes wrong is told to the watcher.
     */
    Subscription subscribe(Watcher watcher);

    /** Whether it tells where one object is: an answer that there is no such object has it looked for anew, once a call. */
    default boolean tellsOneObject() {
        return false;
    }

    /** Whether what it tells is good for one call only: then each call has it look anew, and waits for that. */
    default boolean asksEachCall() {
        return false;
    }

    /** What it is, for people: {@code file:/etc/hello.endpoints}. */
    @Override
    String toString();

    /** Who is told. Called on any thread; returns at once. */
    interface Watcher {
        /**
         * The endpoints, all of them, in the order of preference. Those told before that are missing get no new calls and
         * their connections are closed after the calls in flight; an empty list leaves nobody to call.
         */
        void found(List<? extends Endpoint> endpoints);

        /** They cannot be told now; what was told before stays in use. The message says what was asked and answered. */
        void failed(Throwable cause);
    }

    /** A watcher's hold on its source. Thread-safe. */
    interface Subscription extends AutoCloseable {
        /**
         * An endpoint that was told does not work: the source should look again. It may delay and drop such wishes to spare
         * whom it asks.
         *
         * @param waiting whether a call waits for the outcome. Then the watcher is told something soon, though it be what it
         *     was told before
         */
        void refresh(boolean waiting);

        /** Tells nothing any more, but for what is being told at this moment. */
        @Override
        void close();
    }
}
