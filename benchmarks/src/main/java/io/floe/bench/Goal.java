package io.floe.bench;

import com.google.errorprone.annotations.Immutable;
import java.util.Locale;

/**
 * A bound on a ratio to Ice for Java. Immutable.
 *
 * @param word {@code <=}, {@code >=}, or empty where nothing is asked
 * @param must what a release needs
 * @param goal what is hoped for
 */
@Immutable
record Goal(String word, double must, double goal) {
    static final Goal NONE = new Goal("", 0, 0);

    static Goal atLeast(double must, double goal) {
        return new Goal(">=", must, goal);
    }

    static Goal atMost(double must, double goal) {
        return new Goal("<=", must, goal);
    }

    String mustText() {
        return text(must);
    }

    String goalText() {
        return text(goal);
    }

    private String text(double bound) {
        return word.isEmpty() ? "-" : String.format(Locale.ROOT, "%s %.2fx", word, bound);
    }

    /** {@code goal}, {@code must}, {@code missed}, or nothing. */
    String verdict(double ratio) {
        if (word.isEmpty()) {
            return "";
        }
        if (reaches(ratio, goal)) {
            return "goal";
        }
        return reaches(ratio, must) ? "must" : "missed";
    }

    private boolean reaches(double ratio, double bound) {
        return word.equals(">=") ? ratio >= bound : ratio <= bound;
    }
}
