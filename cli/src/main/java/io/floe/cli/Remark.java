package io.floe.cli;

import java.util.Locale;

/** What the author of a string may not have meant: each has a code that stays. */
enum Remark {
    /** Secure and plain endpoints are mixed. */
    MIXED(11),
    /** No endpoint can take the calls. */
    NONE_USABLE(12),
    /** An endpoint is listed twice. */
    TWICE(13),
    /** No endpoints: somebody else has to find them. */
    INDIRECT(14),
    /** An address that means another machine on every machine. */
    LOOPBACK(21);

    private final int number;

    Remark(int number) {
        this.number = number;
    }

    /** Such as {@code FLOE-EP-11}. */
    String code() {
        return String.format(Locale.ROOT, "FLOE-EP-%02d", number);
    }

    /** A remark on one string. */
    record Made(Remark kind, String text) {
        String line() {
            return kind.code() + " " + text;
        }
    }

    Made of(String text) {
        return new Made(this, text);
    }
}
