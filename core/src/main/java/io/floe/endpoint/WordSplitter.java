package io.floe.endpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits an endpoint into words; owned by the thread that splits, for one text.
 *
 * <pre>
 * words  = { blank } { word { blank } }
 * word   = part { part }
 * part   = '"' { char | '\"' } '"' | "'" { char | "\'" } "'" | '\"' | "\'" | char
 * blank  = space | tab | LF | CR
 * </pre>
 *
 * Quotes may begin inside a word. A word of empty quotes is no word at all. A backslash escapes quotes only and stays
 * otherwise (observed from Ice 3.7.8).
 */
final class WordSplitter {
    private static final char NONE = 0;

    private final TextSpan endpoint;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int wordStart;
    private int quoteStart;
    private char quote = NONE;

    private WordSplitter(TextSpan endpoint) {
        this.endpoint = endpoint;
        this.wordStart = endpoint.start();
    }

    static List<Word> split(TextSpan endpoint) {
        WordSplitter splitter = new WordSplitter(endpoint);
        int at = endpoint.start();
        while (at < endpoint.end()) {
            at = splitter.take(at);
        }
        splitter.endWord(at);
        if (splitter.quote != NONE) {
            TextSpan open = endpoint.at(splitter.quoteStart, endpoint.end());
            throw EndpointSyntaxException.of(SyntaxCode.OPEN_QUOTE, endpoint, open, "quote", "a closing one");
        }
        return splitter.words;
    }

    /** Takes what stands at an index and returns the index after it. */
    private int take(int at) {
        char c = endpoint.input().charAt(at);
        if (c == '\\' && at + 1 < endpoint.end() && escapes(endpoint.input().charAt(at + 1))) {
            word.append(endpoint.input().charAt(at + 1));
            return at + 2;
        }
        if (quote == NONE && isQuote(c)) {
            quote = c;
            quoteStart = at;
        } else if (c == quote) {
            quote = NONE;
        } else if (quote == NONE && isBlank(c)) {
            endWord(at);
            wordStart = at + 1;
        } else {
            word.append(c);
        }
        return at + 1;
    }

    private void endWord(int at) {
        if (word.length() > 0) {
            words.add(new Word(word.toString(), endpoint.at(wordStart, at)));
            word.setLength(0);
        }
    }

    private boolean escapes(char c) {
        return quote == NONE ? isQuote(c) : c == quote;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
