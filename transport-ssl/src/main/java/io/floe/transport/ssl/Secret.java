package io.floe.transport.ssl;

import io.floe.fault.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A password, or the place where it is read from each time that a store is opened. What {@link #reveal} returns is wiped
 * after use; a password that was given as text stays in memory, since a reload needs it again. Immutable; prints as
 * {@code ***}.
 */
public final class Secret {
    private static final int MAX_BYTES = 4096;

    private final Supplier<char[]> source;
    private final boolean inClear;

    private Secret(Supplier<char[]> source, boolean inClear) {
        this.source = source;
        this.inClear = inClear;
    }

    /** The text itself. */
    public static Secret of(String text) {
        return of(text.toCharArray());
    }

    /** A copy of these characters; wipe your own. */
    public static Secret of(char[] characters) {
        char[] copy = characters.clone();
        return new Secret(copy::clone, true);
    }

    /** The content of a file, without the line end behind it; read as UTF-8, anew each time. */
    public static Secret file(Path file) {
        return new Secret(() -> content(file), false);
    }

    /** An environment variable. */
    public static Secret env(String name) {
        return new Secret(
                () -> Optional.ofNullable(System.getenv(name))
                        .map(String::toCharArray)
                        .orElseThrow(() -> new ConfigurationException(
                                "password: env:" + name + " (expected: an environment variable that is set)")),
                false);
    }

    /** A system property. */
    public static Secret property(String name) {
        return new Secret(
                () -> Optional.ofNullable(System.getProperty(name))
                        .map(String::toCharArray)
                        .orElseThrow(() -> new ConfigurationException(
                                "password: prop:" + name + " (expected: a system property that is set)")),
                false);
    }

    /** A callback, asked each time that a store is opened; what it returns is wiped after use, so return a fresh array. */
    public static Secret from(Supplier<char[]> callback) {
        return new Secret(callback, false);
    }

    /**
     * Reads {@code file:PATH}, {@code env:NAME}, {@code prop:NAME} or {@code literal:TEXT}; anything else is the password
     * itself.
     *
     * @throws ConfigurationException for {@code cmd:}, which is not supported
     */
    public static Secret parse(String text) {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "file" -> file(Path.of(rest));
            case "env" -> env(rest);
            case "prop" -> property(rest);
            case "literal" -> of(rest);
            case "cmd" ->
                throw new ConfigurationException(
                        "password: cmd: is not supported (expected: file:PATH, env:NAME, prop:NAME or literal:TEXT)");
            default -> of(text);
        };
    }

    /** Whether the password itself stood in the configuration. */
    public boolean inClear() {
        return inClear;
    }

    /** The password, in an array that is the caller's to wipe. */
    public char[] reveal() {
        return source.get();
    }

    @Override
    public String toString() {
        return "***";
    }

    private static char[] content(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigurationException(
                        "password file: " + file + " (expected: at most " + MAX_BYTES + " bytes)");
            }
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            char[] all = text.array();
            char[] password = Arrays.copyOf(all, lengthWithoutLineEnd(all, text.limit()));
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(all, '\0');
            return password;
        } catch (IOException e) {
            throw new ConfigurationException("password file: " + file + " (expected: a readable file)", e);
        }
    }

    private static int lengthWithoutLineEnd(char[] text, int length) {
        int end = length;
        if (end > 0 && text[end - 1] == '\n') {
            end--;
        }
        return end > 0 && text[end - 1] == '\r' ? end - 1 : end;
    }
}
