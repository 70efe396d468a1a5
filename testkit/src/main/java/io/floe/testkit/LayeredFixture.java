package io.floe.testkit;

/** What {@link LayeredTransportContract} must know besides. */
public interface LayeredFixture extends TransportFixture {
    /** An endpoint of the transport beneath that lets it choose what is free, such as {@code tcp -h 127.0.0.1 -p 0}. */
    String listenBeneath();

    /** The word of the transport beneath. */
    default String standsOn() {
        return listenBeneath().split(" ", 2)[0];
    }

    /** The layer's endpoint over one of the transport beneath; by default the same options after the layer's word. */
    default String over(String beneath) {
        return provider().protocol() + beneath.substring(standsOn().length());
    }
}
