package io.floe.certs.store;

import io.floe.certs.CertsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A password that does not print itself. Immutable. */
public final class Password {
    private static final int RANDOM_BYTES = 24;
    private static final Password NONE = new Password(null);

    private final char @Nullable [] chars;

    private Password(char @Nullable [] chars) {
        this.chars = chars;
    }

    /** No password at all, which is not the same as an empty one. */
    public static Password none() {
        return NONE;
    }

    public static Password of(char[] chars) {
        return new Password(chars.clone());
    }

    public static Password of(String text) {
        return new Password(text.toCharArray());
    }

    /** 192 random bits as text that needs no quoting anywhere. */
    public static Password random() {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads a file that holds the password; one line end behind it does not count. */
    public static Password file(Path file) {
        try {
            return of(Files.readString(file).replaceFirst("\r?\n\\z", ""));
        } catch (IOException e) {
            throw new CertsException(file + ": cannot be read (expected: a file that holds a password)", e);
        }
    }

    public boolean isNone() {
        return chars == null;
    }

    /** A copy for the APIs that take an array; null if there is no password, which they take to mean just that. */
    public char @Nullable [] chars() {
        return chars == null ? null : chars.clone();
    }

    @Override
    public String toString() {
        return isNone() ? "none" : "***";
    }
}
