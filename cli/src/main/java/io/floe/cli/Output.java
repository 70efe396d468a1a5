package io.floe.cli;

import java.util.List;

/** In what form a command tells its results. */
enum Output {
    /** For people. */
    TEXT,
    /** One object at the end. */
    JSON,
    /** One object a line: events as they happen, and the result at the end. */
    NDJSON;

    /** What a command line asks for, though it may be one that cannot be parsed. */
    static Output wanted(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            String next = i + 1 < args.size() ? args.get(i + 1) : "";
            String value = switch (arg) {
                case "-o", "--output" -> next;
                default ->
                    arg.startsWith("--output=") ? arg.substring(9) : arg.startsWith("-o") ? arg.substring(2) : "";
            };
            for (Output output : values()) {
                if (output.name().equalsIgnoreCase(value)) {
                    return output;
                }
            }
        }
        return TEXT;
    }
}
