package io.floe.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints to. Immutable.
 *
 * @param out results
 * @param err problems and logs
 * @param live whether a person looks at {@code out}, so that lines may be redrawn
 * @param colour whether {@code out} may carry escapes for colours
 * @param width columns
 */
record Terminal(PrintStream out, PrintStream err, boolean live, boolean colour, int width) {
    private static final int DEFAULT_WIDTH = 80;

    /** That of this process. */
    static Terminal ofProcess() {
        return of(stream(FileDescriptor.out), stream(FileDescriptor.err), System.getenv(), Jvm.columns());
    }

    /** Without a word from the launcher nobody looks. NO_COLOR: no-color.org. */
    static Terminal of(PrintStream out, PrintStream err, Map<String, String> environment, @Nullable String columns) {
        int width = columns != null && columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 0;
        boolean live = width > 0;
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean colour =
                live && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out, err, live && !dumb, colour, width > 0 ? width : DEFAULT_WIDTH);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    String paint(Paint paint, String text) {
        return colour ? paint.on(text) : text;
    }
}
