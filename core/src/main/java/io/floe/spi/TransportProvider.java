package io.floe.spi;

/**
 * The service that {@link java.util.ServiceLoader} finds: one for each protocol word. Stateless, with a public
 * constructor without parameters that never throws.
 */
public interface TransportProvider {
    /** The protocol word, such as {@code tcp}. Two providers of one word stop a communicator from starting. */
    String protocol();

    /** The endpoint type id on the wire. Two providers of one id stop a communicator from starting. */
    short type();

    /** Makes the transport: once for each communicator, on its first use. */
    Transport<?> create(TransportContext context);
}
