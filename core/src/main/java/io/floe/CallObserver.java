package io.floe;

/**
 * Told which server answered each call of a proxy ({@link Proxy#withObserver}), just before the caller is. Called on event
 * loops, by several threads at once: it must not block. A call that nobody answers is not told here, for its exception
 * lists what was tried.
 */
@FunctionalInterface
public interface CallObserver {
    /** A call was answered, with a result or with an exception of the server's; a oneway call was written. */
    void answered(Answer answer);
}
