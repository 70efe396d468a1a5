package io.floe.fault;

import org.jspecify.annotations.Nullable;

/**
 * Why one attempt at a call, or one attempt to connect, ended without an answer. Immutable.
 *
 * @param kind the class that decides what happens next
 * @param reason one line for people
 * @param cause what was thrown, if anything was
 */
public record Failure(Kind kind, String reason, @Nullable Throwable cause) {
    /** The failure classes; each says what the server can have done and what the endpoint's health becomes. */
    public enum Kind {
        /** Refused, unreachable, or a name without an address. */
        REFUSED(Outcome.NOT_SENT),
        /** Connect, handshake or connection validation not done in time. */
        CONNECT_TIMEOUT(Outcome.NOT_SENT),
        /** Accepted, then closed before the connection was validated. */
        CLOSED_EARLY(Outcome.NOT_SENT),
        /** The peers do not trust each other: bad chain, wrong name, expired, no common protocol. */
        TRUST(Outcome.NOT_SENT),
        /** The peer does not speak Ice: wrong magic, TLS on a plain port or the reverse. */
        NOT_ICE(Outcome.NOT_SENT),
        /** The peer said CloseConnection: it executed nothing that it has not answered. */
        DRAIN(Outcome.NOT_EXECUTED),
        /** The connection died before the whole request was handed to the socket. */
        LOST_UNSENT(Outcome.NOT_SENT),
        /** The connection died after the request was written. */
        LOST_SENT(Outcome.UNKNOWN),
        /** The peer stopped acknowledging. */
        STALL(Outcome.UNKNOWN),
        /** The call's own deadline passed. */
        TIMEOUT(Outcome.UNKNOWN),
        /** Too many bytes wait to be written. */
        OVERLOAD(Outcome.NOT_SENT),
        /** Something on this side: a closed communicator, say. */
        LOCAL(Outcome.NOT_SENT);

        private final Outcome outcome;

        Kind(Outcome outcome) {
            this.outcome = outcome;
        }
    }

    /** A failure without a throwable. */
    public static Failure of(Kind kind, String reason) {
        return new Failure(kind, reason, null);
    }

    /** What the server can have done with the request. */
    public Outcome outcome() {
        return kind.outcome;
    }

    /**
     * Whether the request surely did not run, so that it may be sent once more whatever its mode. This method alone
     * decides at-most-once.
     */
    public boolean surelyNotRun() {
        return outcome() != Outcome.UNKNOWN;
    }

    @Override
    public String toString() {
        return kind + ": " + reason;
    }
}
