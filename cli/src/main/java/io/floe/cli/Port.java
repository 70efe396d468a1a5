package io.floe.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A port of a host: {@code HOST:PORT}, {@code [V6]:PORT} or an endpoint such as {@code ssl -h HOST -p PORT}. Immutable. */
record Port(String host, int number) {
    private static final Pattern TEXT = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^:\\s\\[\\]]+)):(\\d{1,5})");
    private static final int LAST = 65535;

    static boolean is(String text) {
        return text.contains(" ") || TEXT.matcher(text).matches();
    }

    static Port of(String text) {
        if (text.contains(" ")) {
            List<String> words = List.of(text.split("\\s+", -1));
            String port = after(words, "-p");
            String host = after(words, "-h");
            if (port.matches("\\d{1,5}")) {
                return checked(host.isEmpty() ? "localhost" : host, port, text);
            }
            throw refused(text);
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw refused(text);
        }
        return checked(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), matcher.group(3), text);
    }

    private static Port checked(String host, String port, String text) {
        int number = Integer.parseInt(port);
        if (number < 1 || number > LAST) {
            throw refused(text);
        }
        return new Port(host, number);
    }

    private static String after(List<String> words, String option) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
    }

    private static ProblemException refused(String text) {
        return new ProblemException(
                Problem.usage("port: " + text + " (expected: HOST:PORT or 'ssl -h HOST -p PORT')", "correct it"));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + number;
    }
}
