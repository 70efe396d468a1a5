package io.floe.cli;

import io.floe.fault.Attempt;
import java.util.List;

/**
 * Why a command failed, for people and for programs. Immutable.
 *
 * @param exit what the process ends with
 * @param code a stable code such as {@code FLOE-EP-04}; empty if there is none
 * @param message what went wrong, one line or several
 * @param attempts what was tried
 * @param next what to do about it
 */
record Problem(Exit exit, String code, String message, List<Attempt> attempts, String next) {
    static Problem usage(String message, String next) {
        return new Problem(Exit.USAGE, "", message, List.of(), next);
    }

    /** The first line of the message. */
    String headline() {
        return message.lines().findFirst().orElse("");
    }
}
