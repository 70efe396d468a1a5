package io.floe.internal.client;

/**
 * What the user chose of the client's ways. Immutable.
 *
 * @param waits whether a call waits until its deadline when no endpoint can be reached, instead of failing at once
 * @param hedges whether idempotent calls that take longer than usual are sent once more elsewhere
 */
public record ClientRules(boolean waits, boolean hedges) {}
