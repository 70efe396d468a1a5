package io.floe.spi;

import io.floe.endpoint.Endpoint;
import io.floe.fault.ListenException;
import java.net.UnknownHostException;
import java.util.List;

/** Says why an endpoint cannot be listened at, and what would help: for transports over IP. */
public final class ListenProblem {
    /** The system's words, which JDK and native sockets share, and what was expected instead. */
    private static final List<Known> KNOWN = List.of(
            new Known("Address already in use", "a free port"),
            new Known("Cannot assign requested address", "an address of this machine"),
            new Known("Permission denied", "a port that this user may open"));

    private ListenProblem() {}

    /** What to fail {@link Transport#listen} with. */
    public static ListenException of(Endpoint endpoint, String host, Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return problem(endpoint, "-h: " + host, "a name or an address that this machine can resolve", cause);
        }
        var message = String.valueOf(cause.getMessage());
        return KNOWN.stream()
                .filter(known -> message.contains(known.words()))
                .findFirst()
                .map(known -> problem(endpoint, "bind: " + known.words(), known.expected(), cause))
                .orElseGet(() -> problem(endpoint, "bind: " + cause, "an endpoint to listen at", cause));
    }

    private static ListenException problem(Endpoint endpoint, String what, String expected, Throwable cause) {
        return new ListenException(endpoint.toString(), what + " (expected: " + expected + ")", cause);
    }

    private record Known(String words, String expected) {}
}
