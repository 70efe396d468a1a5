package io.floe.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Something that is done to the servers while they are benchmarked. Immutable.
 *
 * @param at since the first call that counts
 * @param command what the shell is to run
 */
record BenchEvent(Duration at, String command) {
    /** Reads {@code 10s:kill 4711}. Stateless. */
    static final class Reader implements ITypeConverter<BenchEvent> {
        @Override
        public BenchEvent convert(String text) {
            int colon = text.indexOf(':');
            if (colon > 0 && !text.substring(colon + 1).isBlank()) {
                return new BenchEvent(
                        new Millis().convert(text.substring(0, colon)),
                        text.substring(colon + 1).trim());
            }
            throw new TypeConversionException(text + " (expected: a time and a command, such as '10s:kill 4711')");
        }
    }

    /** Starts the command and does not wait for it; what it prints goes to standard error. */
    void run() {
        try {
            new ProcessBuilder("sh", "-c", command)
                    .redirectOutput(Redirect.appendTo(new java.io.File("/dev/stderr")))
                    .redirectError(Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("--event " + command + ": cannot run it", e);
        }
    }
}
