package io.floe.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An option with the value that follows it, or a word that is no option (and has no value). */
record Option(Word name, Optional<Word> value) {
    /** Whether this is the option of that name, or one that begins like a name that ends with {@code *}. */
    boolean is(String wanted) {
        return wanted.endsWith("*")
                ? name.text().startsWith(wanted.substring(0, wanted.length() - 1))
                : name.text().equals(wanted);
    }

    /** Gives each option the word after it, unless that begins with {@code -}. */
    static List<Option> pair(List<Word> words) {
        List<Option> options = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Word name = words.get(at++);
            boolean takes = name.text().startsWith("-") && name.text().length() > 1;
            if (takes && at < words.size() && !words.get(at).text().startsWith("-")) {
                options.add(new Option(name, Optional.of(words.get(at++))));
            } else {
                options.add(new Option(name, Optional.empty()));
            }
        }
        return options;
    }
}
