package io.floe.transport.ssl;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * How a TLS connection came to be, for people who look at it. Immutable.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipher the suite's IANA name
 * @param resumed whether an earlier session was gone on with
 * @param time how long the last handshake of this session took, as far as it is known
 */
public record HandshakeFacts(String protocol, String cipher, boolean resumed, Optional<Duration> time) {
    /** The name of the session's value that says that it was resumed. */
    public static final String RESUMED = "io.floe.resumed";
    /** The name of the session's value that is the {@link Duration} of its handshake. */
    public static final String TIME = "io.floe.handshakeTime";

    /** Of the session of a connection's peer. */
    public static HandshakeFacts of(SSLSession session) {
        Optional<Duration> time = Optional.ofNullable(session.getValue(TIME))
                .filter(Duration.class::isInstance)
                .map(Duration.class::cast);
        return new HandshakeFacts(
                session.getProtocol(), session.getCipherSuite(), session.getValue(RESUMED) != null, time);
    }
}
