package io.floe.fault;

import java.time.Duration;
import java.util.Locale;

/**
 * One attempt of a call that failed, as told to the caller. Immutable.
 *
 * @param endpoint the endpoint's text
 * @param address the address that was tried, or {@code -} if there was none
 * @param failure why it failed
 * @param after when it failed, since the start of the call
 */
public record Attempt(String endpoint, String address, Failure failure, Duration after) {
    @Override
    public String toString() {
        String where = address.equals("-") ? endpoint : endpoint + " (" + address + ")";
        return String.format(Locale.ROOT, "%s %s after %.1f ms", where, failure, after.toNanos() / 1e6);
    }
}
