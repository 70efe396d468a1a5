package io.floe.transport.ssl.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

/** Writes what a peer sent so that it can stand in a message: one line, escaped, cut. Stateless. */
public final class Shown {
    private static final int LONGEST = 96;
    private static final int MOST_NAMES = 4;

    private Shown() {}

    /** A certificate's subject, in quotes. */
    public static String subject(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal());
    }

    static String issuer(X509Certificate certificate) {
        return name(certificate.getIssuerX500Principal());
    }

    static String name(X500Principal name) {
        return '"' + text(name.getName()) + '"';
    }

    static String names(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        var shown = names.stream().limit(MOST_NAMES).map(Shown::text).toList();
        return String.join(", ", shown) + (names.size() > MOST_NAMES ? ", ..." : "");
    }

    /** Any text of a peer. */
    public static String text(String text) {
        var out = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                out.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return text.length() > LONGEST ? out + "..." : out.toString();
    }
}
