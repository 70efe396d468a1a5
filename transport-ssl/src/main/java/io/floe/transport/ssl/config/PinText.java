package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads pins: {@code sha256:} and the digest of a SubjectPublicKeyInfo in hex or Base64. Stateless. */
final class PinText {
    private static final String PREFIX = "sha256:";
    private static final int BYTES = 32;

    private PinText() {}

    static boolean is(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    /** The digest in lower-case hex. */
    static String hex(String text) {
        var digest = text.substring(is(text) ? PREFIX.length() : 0).strip();
        try {
            var plain = digest.replace(":", "");
            var bytes = plain.length() == 2 * BYTES
                    ? HexFormat.of().parseHex(plain)
                    : Base64.getDecoder().decode(digest);
            if (is(text) && bytes.length == BYTES) {
                return HexFormat.of().formatHex(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw refused(text, e);
        }
        throw refused(text, null);
    }

    private static ConfigurationException refused(String text, @Nullable Throwable cause) {
        return new ConfigurationException(
                "pin: " + text + " (expected: sha256: and 32 bytes in hex or Base64, as floe certs show prints them)",
                cause);
    }
}
