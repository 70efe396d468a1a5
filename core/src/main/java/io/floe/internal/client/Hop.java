package io.floe.internal.client;

import io.floe.balance.Member;
import io.floe.fault.Failure;
import io.floe.internal.connection.IceConnection;
import org.jspecify.annotations.Nullable;

/** What an attempt of a call goes to. Read on any thread. */
interface Hop extends Member {
    /** The open connection with the calls on it, if there is one. */
    @Nullable
    Lane lane();

    /** The open connection, if there is one. */
    default @Nullable IceConnection connection() {
        Lane open = lane();
        return open == null ? null : open.connection();
    }

    /** Whether it takes the call that it was chosen for; not always while it warms up. */
    default boolean admits() {
        return true;
    }

    /** Whether what waits elsewhere may be sent here, too. */
    default boolean hasRoom() {
        return false;
    }

    /** The endpoint's text. */
    String endpoint();

    /** The address in text. */
    String address();

    /** An attempt was handed to the connection. */
    void attemptStarted();

    /** That attempt is over. */
    void attemptEnded();

    /** A call that was sent there then is answered now, in the clock's nanoseconds. */
    default void callAnswered(String operation, long sent, long now) {}

    /** A call failed there. */
    default void callFailed(Failure failure) {}
}
