package io.floe.endpoint;

import io.floe.wire.IceReader;

/**
 * Makes endpoints of one protocol from their text and from their wire form: the inverse of {@link Endpoint#writeOptions}
 * and {@link Endpoint#writeBody}. Used by many threads.
 *
 * @param <E> the endpoints of this protocol
 */
public interface EndpointCodec<E extends Endpoint> {
    /**
     * Reads an endpoint from the options of its text. What is left unread, the caller reports as unknown.
     *
     * @throws EndpointSyntaxException made by {@code options}, if an option's value is refused
     */
    E parse(OptionReader options);

    /**
     * Reads an endpoint from the body of its wire form.
     *
     * @throws io.floe.wire.MarshalException if the body is malformed
     */
    E read(IceReader body);
}
