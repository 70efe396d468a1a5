package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Reads {@code IceSSL.Ciphers} as Ice for Java does: {@code ALL} or {@code NONE} first, {@code NAME} adds in front,
 * {@code !NAME} removes, {@code (regex)} and {@code !(regex)} match, each among the suites that are good (Ice manual,
 * "IceSSL.Ciphers"). Stateless.
 */
final class IceCiphers {
    private static final String KEY = IceSslProperty.CIPHERS.key();

    private IceCiphers() {}

    static Optional<List<String>> read(IceSslValues values, List<String> warnings) {
        return values.text(IceSslProperty.CIPHERS).map(value -> {
            List<String> words = Stream.of(value.split("\\s+", -1)).toList();
            List<String> chosen = new ArrayList<>(words.get(0).equals("NONE") ? List.of() : CipherSuites.GOOD);
            words.stream()
                    .skip(words.get(0).equals("NONE") || words.get(0).equals("ALL") ? 1 : 0)
                    .forEach(word -> apply(word, chosen, warnings));
            if (chosen.isEmpty()) {
                throw new ConfigurationException(KEY + ": " + value + " (expected: one of " + CipherSuites.GOOD + ")");
            }
            return chosen;
        });
    }

    private static void apply(String word, List<String> chosen, List<String> warnings) {
        if (word.startsWith("!")) {
            List<String> removed = matching(word.substring(1));
            chosen.removeAll(removed);
            return;
        }
        if (CipherSuites.isAnonymous(word)) {
            throw new ConfigurationException(KEY + ": " + word + " (expected: a suite with certificates; without them,"
                    + " as old OMERO servers were set up, whoever sits in between reads all)");
        }
        List<String> added = matching(word);
        if (added.isEmpty()) {
            warnings.add(KEY + ": " + word + " is not spoken (expected: AEAD with forward secrecy)");
        }
        chosen.removeAll(added);
        chosen.addAll(0, added);
    }

    private static List<String> matching(String word) {
        if (!word.startsWith("(")) {
            return CipherSuites.isGood(word) ? List.of(word) : List.of();
        }
        if (!word.endsWith(")")) {
            throw new ConfigurationException(KEY + ": " + word + " (expected: a closing parenthesis)");
        }
        try {
            Pattern pattern = Pattern.compile(word.substring(1, word.length() - 1));
            return CipherSuites.GOOD.stream()
                    .filter(name -> pattern.matcher(name).find())
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new ConfigurationException(KEY + ": " + word + " (expected: a regular expression)", e);
        }
    }
}
