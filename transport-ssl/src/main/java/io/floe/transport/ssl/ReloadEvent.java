package io.floe.transport.ssl;

import java.time.Instant;

/**
 * What came of reading the material again. Immutable.
 *
 * @param at when it was done
 * @param outcome what came of it
 * @param generation of the material that is in force now
 * @param detail what changed or why it failed, for people
 */
public record ReloadEvent(Instant at, Outcome outcome, long generation, String detail) {
    /** The ways in which a reload ends. */
    public enum Outcome {
        /** New material is in force. */
        RELOADED,
        /** The files say what they said before; listeners are not told. */
        UNCHANGED,
        /** The new material is unusable; the last good one stays in force. */
        FAILED
    }
}
