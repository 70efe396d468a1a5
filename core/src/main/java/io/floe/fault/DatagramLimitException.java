package io.floe.fault;

/** A message does not fit into one datagram; it was not sent. Where it should arrive whatever its size, use a stream. */
public final class DatagramLimitException extends FloeException {
    private static final long serialVersionUID = 1L;

    private final int size;
    private final int limit;

    /**
     * Names both sizes, in bytes.
     *
     * @param why what sets the limit
     */
    public DatagramLimitException(int size, int limit, String why) {
        super("datagram: " + size + " bytes (expected: <= " + limit + ", " + why + ")");
        this.size = size;
        this.limit = limit;
    }

    /** The size of the message in bytes. */
    public int size() {
        return size;
    }

    /** The largest message that can be sent, in bytes. */
    public int limit() {
        return limit;
    }
}
