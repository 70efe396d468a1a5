package io.floe.internal.runtime;

import io.floe.internal.connection.ConnectionSettings;
import io.floe.internal.server.AcceptLimits;
import io.floe.wire.WireLimits;

/** Reads what bounds connections and messages. Stateless. */
final class ConnectionProperties {
    /** What one datagram holds: 65,535 bytes less the headers of IP and UDP. */
    private static final int DATAGRAM_BYTES = 65_507;

    private static final int IP_HEADERS = 28;

    private ConnectionProperties() {}

    static ConnectionSettings connections(PropertyReader reader) {
        return new ConnectionSettings(
                reader.duration(PropertyName.HEARTBEAT),
                reader.duration(PropertyName.IDLE_ABORT),
                reader.duration(PropertyName.HALF_OPEN),
                reader.duration(PropertyName.INACTIVITY),
                reader.duration(
                        PropertyName.CLOSE_TIMEOUT,
                        PropertyName.ICE_OVERRIDE_CLOSE_TIMEOUT,
                        PropertyName.ICE_OVERRIDE_TIMEOUT),
                reader.duration(PropertyName.HEADER_TIMEOUT),
                reader.duration(PropertyName.MESSAGE_TIMEOUT),
                reader.duration(PropertyName.UNREAD_TIMEOUT),
                number(reader, PropertyName.MIN_RATE, 0),
                number(reader, PropertyName.MAX_DISPATCHES, 1),
                number(reader, PropertyName.MAX_UNSENT, 1),
                number(reader, PropertyName.MAX_UNREAD, 2),
                reader.number(PropertyName.ICE_OVERRIDE_COMPRESS, 0, 1).map(one -> one == 1),
                kib(reader, PropertyName.ICE_BATCH_AUTO_FLUSH_SIZE),
                Math.min(kib(reader, PropertyName.ICE_BATCH_AUTO_FLUSH_SIZE), datagram(reader)));
    }

    static AcceptLimits accept(PropertyReader reader) {
        return new AcceptLimits(
                number(reader, PropertyName.MAX_CONNECTIONS, 1),
                number(reader, PropertyName.MAX_CONNECTIONS_PER_ADDRESS, 1),
                reader.duration(PropertyName.ACCEPT_TIMEOUT));
    }

    static WireLimits limits(PropertyReader reader) {
        return WireLimits.DEFAULT
                .withMessageSizeMax(kib(reader, PropertyName.ICE_MESSAGE_SIZE_MAX))
                .withContextEntries(number(reader, PropertyName.MAX_CONTEXT, 0))
                .withBatchEntries(number(reader, PropertyName.MAX_BATCH, 1))
                .withCompressionRatio(number(reader, PropertyName.MAX_COMPRESSION_RATIO, 1));
    }

    /** Ice counts in KiB, and anything beyond 2 GiB, or below 1, means 2 GiB less one byte. */
    static int kib(int kib) {
        return kib < 1 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, kib * 1024L);
    }

    private static int kib(PropertyReader reader, PropertyName name) {
        return kib(reader.number(name, Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(1024));
    }

    private static int number(PropertyReader reader, PropertyName name, int least) {
        return reader.number(name, least, Integer.MAX_VALUE).orElseGet(() -> Integer.parseInt(name.fallback()));
    }

    /** The transport says what is wrong with a value that is no number. */
    private static int datagram(PropertyReader reader) {
        return reader.plain("Ice.UDP.SndSize")
                .filter(text -> text.matches("[0-9]{3,9}"))
                .map(text -> Math.min(DATAGRAM_BYTES, Integer.parseInt(text) - IP_HEADERS))
                .orElse(DATAGRAM_BYTES);
    }
}
