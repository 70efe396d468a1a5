package io.floe.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses what was meant. Stateless. */
final class Nearest {
    private Nearest() {}

    /** The name that is nearest to a word, if it is near enough to be a slip. */
    static Optional<String> to(String word, List<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(word) || distance(word, name) <= 1 + name.length() / 3)
                .min(Comparator.comparingInt(name -> distance(word, name)));
    }

    /** Levenshtein's: how many characters must be put in, left out or replaced. */
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
