package io.floe.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The options of one endpoint's text, as a transport asks for them by name; owned by the thread that parses. What the
 * transport does not ask for is refused afterwards.
 *
 * <p>Follows Ice's rules (observed from Ice 3.7.8): a word that begins with {@code -} is an option, the next word its
 * value unless it begins with {@code -} too, so that no value can be negative. Of an option that is given twice the last
 * one counts. A name that ends with {@code *} stands for every option that begins with what precedes it: Ice's stream
 * transports read {@code -t}, {@code -z} and {@code -r} that loosely ({@code -tfoo 5} is {@code -t 5}), but no others.
 *
 * <p>Every method throws {@link EndpointSyntaxException} for what it refuses.
 */
public final class OptionReader {
    private static final int PORT_MAX = 65535;
    private static final int VALUE_MAX = 80;

    private final TextSpan endpoint;
    private final Word protocol;
    private final List<Option> options;
    private final boolean forListening;
    private final EndpointDefaults defaults;
    private final BitSet read = new BitSet();
    private final Set<String> asked = new LinkedHashSet<>();

    private OptionReader(TextSpan endpoint, List<Word> words, boolean forListening, EndpointDefaults defaults) {
        this.endpoint = endpoint;
        this.protocol = words.get(0);
        this.options = Option.pair(words.subList(1, words.size()));
        this.forListening = forListening;
        this.defaults = defaults;
    }

    /**
     * Splits an endpoint's text into its protocol word and its options.
     *
     * @param forListening whether an object adapter will listen there, rather than a proxy connect to it
     * @throws EndpointSyntaxException if there is no word in it, or a quote is not closed
     */
    public static OptionReader of(TextSpan endpoint, boolean forListening, EndpointDefaults defaults) {
        List<Word> words = WordSplitter.split(endpoint);
        if (words.isEmpty()) {
            throw EndpointSyntaxException.of(
                    SyntaxCode.NO_ENDPOINT, endpoint, endpoint, "protocol", "a word such as tcp");
        }
        return new OptionReader(endpoint, words, forListening, defaults);
    }

    /** The first word, such as {@code tcp} or {@code default}. */
    public String protocol() {
        return protocol.text();
    }

    /** Whether an object adapter will listen here, rather than a proxy connect. */
    public boolean forListening() {
        return forListening;
    }

    /** What holds where the text is silent. */
    public EndpointDefaults defaults() {
        return defaults;
    }

    /** The value of an option, which cannot be empty. */
    public Optional<String> text(String name) {
        List<Option> found = take(name);
        for (Option option : found) {
            requireValue(option);
        }
        return last(found).flatMap(Option::value).map(Word::text);
    }

    /** The decimal value of an option, perhaps with leading zeros or {@code +}, both limits included. */
    public OptionalInt number(String name, int min, int max) {
        OptionalInt number = OptionalInt.empty();
        for (Option option : take(name)) {
            Word value = requireValue(option);
            number = DecimalText.parse(value.text(), min, max);
            if (number.isEmpty()) {
                throw bad(name, value, min + ".." + max);
            }
        }
        return number;
    }

    /** Whether an option that takes no value is there. */
    public boolean flag(String name) {
        List<Option> found = take(name);
        for (Option option : found) {
            option.value().ifPresent(value -> {
                throw EndpointSyntaxException.of(
                        SyntaxCode.STRAY_VALUE, endpoint, value.span(), label(name), "no value");
            });
        }
        return !found.isEmpty();
    }

    /**
     * The host of {@code -h}, else the default one, else empty. {@code *} stands for every local address, so only a
     * listener may have it; it becomes empty.
     */
    public String host() {
        Optional<String> host = text("-h");
        if (host.isEmpty()) {
            return defaults.host();
        }
        if (host.get().chars().anyMatch(Character::isISOControl)) {
            throw refuse("-h", "no control characters");
        }
        if (!host.get().equals("*")) {
            return host.get();
        }
        if (!forListening) {
            throw refuse("-h", "a host; only an object adapter may listen at *");
        }
        return "";
    }

    /** The port of {@code -p}; 0 where there is none. */
    public int port() {
        return number("-p", 0, PORT_MAX).orElse(0);
    }

    /** The timeout of {@code -t}, else the default one; empty if it is infinite. */
    public Optional<Duration> timeout() {
        String name = "-t*";
        Optional<Duration> timeout = defaults.timeout();
        for (Option option : take(name)) {
            Word value = requireValue(option);
            OptionalInt millis = DecimalText.parse(value.text(), 1, Integer.MAX_VALUE);
            if (millis.isEmpty() && !value.text().equals("infinite")) {
                throw bad(name, value, "1.." + Integer.MAX_VALUE + " ms or infinite");
            }
            timeout = millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsInt())) : Optional.empty();
        }
        return timeout;
    }

    /**
     * The address of {@code --sourceAddress} in its usual spelling, else the default one, else empty. Listeners have
     * none.
     */
    public String sourceAddress() {
        String name = "--sourceAddress";
        Optional<String> address = text(name);
        if (address.isPresent() && forListening) {
            throw refuse(name, "none, for only clients choose it");
        }
        if (address.isEmpty()) {
            return forListening ? "" : defaults.sourceAddress();
        }
        return NumericAddress.canonical(address.get()).orElseThrow(() -> refuse(name, "an IP address in digits"));
    }

    /** Makes the exception for a value that the transport itself refuses, pointing at it; to be thrown by the caller. */
    public EndpointSyntaxException refuse(String name, String expected) {
        return refuse(SyntaxCode.BAD_VALUE, name, expected);
    }

    /** As {@link #refuse(String, String)}, with another code. */
    public EndpointSyntaxException refuse(SyntaxCode code, String name, String expected) {
        Optional<Word> word = last(options.stream()
                        .filter(option -> option.is(name))
                        .toList())
                .map(option -> option.value().orElse(option.name()));
        TextSpan culprit = word.map(Word::span).orElse(endpoint);
        return refused(code, culprit, label(name), word.map(Word::text).orElse("none"), expected);
    }

    /** Makes the exception for a protocol word that is refused, pointing at it; to be thrown by the caller. */
    public EndpointSyntaxException refuseProtocol(SyntaxCode code, String expected) {
        return refused(code, protocol.span(), "protocol", protocol.text(), expected);
    }

    /** Refuses the first option or word that nobody asked for. The caller of {@link EndpointCodec#parse} does it. */
    public void refuseUnread() {
        int first = read.nextClearBit(0);
        if (first < options.size()) {
            TextSpan culprit = options.get(first).name().span();
            String expected = asked.isEmpty() ? "none" : "one of " + String.join(" ", asked);
            throw EndpointSyntaxException.of(SyntaxCode.UNKNOWN_OPTION, endpoint, culprit, "option", expected);
        }
    }

    /** Refuses an option that is given twice, for endpoints that are stricter than Ice's (and for Ice's opaque ones). */
    public void refuseRepeated(String name) {
        List<Option> found = options.stream().filter(option -> option.is(name)).toList();
        if (found.size() > 1) {
            TextSpan culprit = found.get(1).name().span();
            throw EndpointSyntaxException.of(SyntaxCode.REPEATED_OPTION, endpoint, culprit, "option", "only once");
        }
    }

    private List<Option> take(String name) {
        asked.add(label(name));
        List<Option> found = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).is(name)) {
                read.set(i);
                found.add(options.get(i));
            }
        }
        return found;
    }

    private Word requireValue(Option option) {
        return option.value()
                .orElseThrow(() -> new EndpointSyntaxException(
                        SyntaxCode.NO_VALUE,
                        endpoint,
                        option.name().span(),
                        Excerpt.of(option.name().text(), VALUE_MAX)
                                + ": no value (expected: one that does not begin with '-')"));
    }

    private EndpointSyntaxException bad(String name, Word value, String expected) {
        return refused(SyntaxCode.BAD_VALUE, value.span(), label(name), value.text(), expected);
    }

    private EndpointSyntaxException refused(
            SyntaxCode code, TextSpan culprit, String name, String value, String expected) {
        String problem = name + ": " + Excerpt.of(value, VALUE_MAX) + " (expected: " + expected + ")";
        return new EndpointSyntaxException(code, endpoint, culprit, problem);
    }

    private static Optional<Option> last(List<Option> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    private static String label(String name) {
        return name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
    }
}
