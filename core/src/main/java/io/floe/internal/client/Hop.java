package io.floe.internal.client;

import io.floe.balance.Member;
import io.floe.internal.connection.IceConnection;
import org.jspecify.annotations.Nullable;

/** What an attempt of a call goes to. Read on any thread. */
interface Hop extends Member {
    /** The open connection, if there is one. */
    @Nullable
    IceConnection connection();

    /** The endpoint's text. */
    String endpoint();

    /** The address in text. */
    String address();

    /** An attempt was handed to the connection. */
    void attemptStarted();

    /** That attempt is over. */
    void attemptEnded();
}
