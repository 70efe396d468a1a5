package io.floe.interop.chaos.program;

import java.util.concurrent.CompletableFuture;

/** A client's view of the servers during one run: a communicator of its own and a proxy. Thread-safe. */
interface Session extends AutoCloseable {
    /** Calls {@code safe}, which is idempotent, or {@code once}, which is not; the answer is the server's name. */
    CompletableFuture<String> call(long id, boolean safe);

    /** What kind of failure it is, in one word. */
    String describe(Throwable failure);

    @Override
    void close();

    /** Opens sessions of one kind of client. */
    interface Opener {
        Session open(String proxy, String properties);
    }
}
