package io.floe.internal.text;

import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.SyntaxCode;
import io.floe.endpoint.TextSpan;

/** Walks over a proxy's text, token by token; owned by the thread that parses, for one text. */
final class Scanner {
    /** A token without its quotes. */
    record Token(TextSpan span, boolean quoted) {
        boolean isMissing() {
            return !quoted && span.start() == span.end();
        }
    }

    private final TextSpan proxy;
    private int at;

    Scanner(TextSpan proxy) {
        this.proxy = proxy;
        this.at = proxy.start();
    }

    TextSpan proxy() {
        return proxy;
    }

    void skipBlanks() {
        while (at < proxy.end() && isBlank(charAt(at))) {
            at++;
        }
    }

    boolean atEnd() {
        return at == proxy.end();
    }

    /** Whether one of these characters comes next. */
    boolean sees(String characters) {
        return !atEnd() && characters.indexOf(charAt(at)) >= 0;
    }

    void skipOne() {
        at++;
    }

    void skipRest() {
        at = proxy.end();
    }

    /** All that was not taken yet. */
    TextSpan rest() {
        return proxy.at(at, proxy.end());
    }

    /** A quoted token, or one that ends before a blank or one of {@code ends}; missing if that comes at once. */
    Token take(String ends) {
        if (sees("\"'")) {
            return takeQuoted();
        }
        int start = at;
        while (!atEnd() && !isBlank(charAt(at)) && !sees(ends)) {
            at++;
        }
        return new Token(proxy.at(start, at), false);
    }

    /** A quote after a backslash does not close, not even after an escaped one (observed from Ice 3.7.8). */
    private Token takeQuoted() {
        int open = at;
        int close = proxy.input().indexOf(charAt(open), open + 1);
        while (close > 0 && charAt(close - 1) == '\\') {
            close = proxy.input().indexOf(charAt(open), close + 1);
        }
        if (close < 0) {
            throw EndpointSyntaxException.of(SyntaxCode.PROXY_OPEN_QUOTE, proxy, rest(), "quote", "a closing one");
        }
        at = close + 1;
        return new Token(proxy.at(open + 1, close), true);
    }

    private char charAt(int index) {
        return proxy.input().charAt(index);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
