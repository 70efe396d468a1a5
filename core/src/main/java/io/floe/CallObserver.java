package io.floe;

/**
 * Told how calls ended, of one proxy ({@link Proxy#withObserver}) or of all ({@link CommunicatorOptions#observer}). Called on
 * event loops or on the thread of a caller that waits, by several threads at once: it must not block. What it throws is logged.
 */
@FunctionalInterface
public interface CallObserver {
    /**
     * A call was answered, with a result or with an exception of the server's; a oneway call was written. Told just before
     * the caller is.
     */
    void answered(Answer answer);

    /** A call ended without an answer: nobody could take it, its connection died, its time was up. Told just after the caller. */
    default void failed(CallFailure failure) {}
}
