package io.floe.endpoint;

import java.util.Locale;

/** Why a text was refused: stable codes for people to look up and for programs to compare. */
public enum SyntaxCode {
    /** Nothing but blanks where an endpoint should be. */
    NO_ENDPOINT(1, "endpoint", "nothing but blanks where an endpoint should be"),
    /** No transport on board knows the protocol word. */
    UNKNOWN_PROTOCOL(2, "endpoint", "no transport on board knows the protocol word"),
    /** One of Ice's own protocols whose jar is not on the class path or module path. */
    MISSING_TRANSPORT(3, "endpoint", "one of Ice's own protocols, but its jar is not there"),
    /** The value of an option is out of range or malformed. */
    BAD_VALUE(4, "endpoint", "the value of an option is out of range or malformed"),
    /** An option stands without its value; a value cannot begin with {@code -}. */
    NO_VALUE(5, "endpoint", "an option stands without its value; a value cannot begin with '-'"),
    /** An option that takes no value was given one. */
    STRAY_VALUE(6, "endpoint", "an option that takes no value was given one"),
    /** The protocol has no such option. */
    UNKNOWN_OPTION(7, "endpoint", "the protocol has no such option"),
    /** A quote in an endpoint is never closed. */
    OPEN_QUOTE(8, "endpoint", "a quote in an endpoint is never closed"),
    /** An option of an opaque endpoint is given twice. */
    REPEATED_OPTION(9, "endpoint", "an option of an opaque endpoint is given twice"),
    /** The bytes of an opaque endpoint of a known type cannot be read. */
    BAD_BYTES(10, "endpoint", "the bytes of an opaque endpoint of a known type cannot be read"),

    /** A proxy without an identity. */
    NO_IDENTITY(30, "proxy", "a proxy begins with an identity, and here is none"),
    /** A quote in a proxy is never closed. */
    PROXY_OPEN_QUOTE(31, "proxy", "a quote in a proxy is never closed"),
    /** Something that is no proxy option stands after the identity. */
    UNKNOWN_PROXY_OPTION(32, "proxy", "something that is no proxy option stands after the identity"),
    /** A proxy option stands without its value. */
    NO_PROXY_VALUE(33, "proxy", "a proxy option stands without its value"),
    /** A proxy option that takes no value was given one. */
    STRAY_PROXY_VALUE(34, "proxy", "a proxy option that takes no value was given one"),
    /** The value of {@code -e} or {@code -p} is no version. */
    BAD_VERSION(35, "proxy", "the value of -e or -p is no version"),
    /** The facet holds a bad escape or a control character. */
    BAD_FACET(36, "proxy", "the facet holds a bad escape or a control character"),
    /** The adapter id is missing, empty, or holds a bad escape or a control character. */
    BAD_ADAPTER_ID(37, "proxy", "the adapter id is missing, empty, or holds a bad escape or a control character"),
    /** Something follows where a proxy should end. */
    TRAILING_TEXT(38, "proxy", "something follows a nil proxy or an adapter id"),

    /** The identity holds a bad escape, a control character, or bytes that are not UTF-8. */
    BAD_IDENTITY(50, "identity", "the identity holds a bad escape, a control character, or bytes that are not UTF-8"),
    /** More than one unescaped slash in an identity. */
    TOO_MANY_SLASHES(51, "identity", "an identity has at most one '/' that is not escaped"),
    /** A category without a name. */
    NO_NAME(52, "identity", "an identity has a category but no name");

    private final int number;
    private final String subject;
    private final String meaning;

    SyntaxCode(int number, String subject, String meaning) {
        this.number = number;
        this.subject = subject;
        this.meaning = meaning;
    }

    /** What was being read: {@code endpoint}, {@code proxy} or {@code identity}. */
    public String subject() {
        return subject;
    }

    /** What it means, in half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The code as it is printed, such as {@code FLOE-EP-04}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "FLOE-EP-%02d", number);
    }
}
