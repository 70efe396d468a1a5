package io.floe.interop.chaos;

/**
 * Something that the client sent to a server, or that a server executed; the time is of the machine's monotonic clock.
 * Immutable.
 *
 * @param server the server's number
 * @param port the port that it was sent to, 0 in a server's log
 * @param what {@code dial}, {@code safe} or {@code once} on the wire, the call's number in a server's log
 */
record Sighting(long time, int server, int port, String what) {
    boolean between(long from, long to) {
        return time >= from && time < to;
    }
}
