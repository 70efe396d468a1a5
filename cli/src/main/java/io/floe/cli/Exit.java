package io.floe.cli;

/** How the process ends: stable codes, for scripts. */
enum Exit {
    /** Everything went well. */
    OK(0),
    /** The call was answered with an exception. */
    EXCEPTION_ANSWERED(1),
    /** The command line, a property or an endpoint string is wrong. */
    USAGE(2),
    /** No endpoint could be reached, or none could be listened on. */
    UNREACHABLE(3),
    /** The peers do not trust each other. */
    UNTRUSTED(4),
    /** The deadline passed. */
    DEADLINE(5),
    /** The call may have been executed, or not. */
    UNKNOWN(6),
    /** A certificate expires within the time that was asked for. */
    EXPIRES(7),
    /** A check without a code of its own failed. */
    CHECK_FAILED(8),
    /** Stopped by Ctrl-C. */
    INTERRUPTED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
