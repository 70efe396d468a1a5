package io.floe.endpoint;

import java.time.Duration;
import java.util.Optional;

/**
 * Prints an endpoint's options in the order in which they are given; owned by the thread that prints.
 *
 * <p>As Ice does, values that hold {@code :} come in double quotes. Unlike Ice, so do values that hold blanks or quotes,
 * which Ice prints in a form that it cannot read back.
 */
public final class OptionWriter {
    private final StringBuilder text;

    OptionWriter(String protocol) {
        text = new StringBuilder(protocol);
    }

    /** An option with its value, quoted where it must be. */
    public OptionWriter option(String name, String value) {
        text.append(' ').append(name).append(' ');
        if (mustQuote(value)) {
            quote(value);
        } else {
            text.append(value);
        }
        return this;
    }

    /** An option with a number. */
    public OptionWriter option(String name, int value) {
        text.append(' ').append(name).append(' ').append(value);
        return this;
    }

    /** An option without a value. */
    public OptionWriter flag(String name) {
        text.append(' ').append(name);
        return this;
    }

    /** The host, unless it is empty: {@code -h}. */
    public OptionWriter host(String host) {
        return host.isEmpty() ? this : option("-h", host);
    }

    /** The source address, unless it is empty: {@code --sourceAddress}. */
    public OptionWriter sourceAddress(String address) {
        return address.isEmpty() ? this : option("--sourceAddress", address);
    }

    /** A timeout in milliseconds, or {@code infinite}: {@code -t}. */
    public OptionWriter timeout(Optional<Duration> timeout) {
        return option("-t", timeout.map(t -> Long.toString(t.toMillis())).orElse("infinite"));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static boolean mustQuote(String value) {
        return value.chars().anyMatch(c -> c == ':' || c == '"' || c == '\'' || WordSplitter.isBlank((char) c));
    }

    /** Backslashes at the end stay outside, for before the closing quote they would escape it. */
    private void quote(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == '\\') {
            end--;
        }
        text.append('"').append(value.substring(0, end).replace("\"", "\\\"")).append('"');
        text.append(value, end, value.length());
    }
}
