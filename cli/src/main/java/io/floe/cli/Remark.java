package io.floe.cli;

import java.util.Locale;

/** What the author of a string may not have meant: each has a code that stays. */
enum Remark {
    MIXED(11, "secure and plain endpoints are mixed"),
    NONE_USABLE(12, "no endpoint can take the calls"),
    TWICE(13, "an endpoint is listed twice"),
    INDIRECT(14, "there are no endpoints: somebody else has to find them"),
    LOOPBACK(21, "an address means another machine on every machine");

    private final int number;
    private final String meaning;

    Remark(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** What it is about. */
    String meaning() {
        return meaning;
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
