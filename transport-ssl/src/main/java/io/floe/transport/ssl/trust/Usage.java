package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.TlsCode;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What RFC 5280's path validation leaves to the application: dates and rights of the anchor, usages of all. Stateless. */
final class Usage {
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;

    private Usage() {}

    static void check(Chain chain, Role role, Instant now, int depthMax) throws Refusal {
        checkDates(chain.anchor(), now);
        for (var certificate : chain.path()) {
            checkDates(certificate, now);
        }
        if (depthMax > 0 && chain.length() > depthMax) {
            throw unfit(chain.leaf(), "has a chain of " + chain.length() + " certificates", "at most " + depthMax);
        }
        checkLeaf(chain.leaf(), role);
        for (var intermediate : chain.intermediates()) {
            checkPurpose(intermediate, role);
        }
        if (!chain.path().isEmpty()) {
            checkAnchor(chain);
        }
    }

    private static void checkDates(X509Certificate certificate, Instant now) throws Refusal {
        var validity = Validity.of(certificate);
        if (validity.excludes(now)) {
            throw new Refusal(
                    TlsCode.OUT_OF_DATE,
                    "presented a chain in which " + Shown.subject(certificate) + " is valid from " + validity
                            + " (expected: a span around now, " + now.truncatedTo(ChronoUnit.SECONDS) + ")");
        }
    }

    private static void checkLeaf(X509Certificate leaf, Role role) throws Refusal {
        if (leaf.hasUnsupportedCriticalExtension()) {
            throw unfit(leaf, "has a critical extension that is not understood", "none");
        }
        if (!permits(leaf, DIGITAL_SIGNATURE)) {
            throw unfit(leaf, "has a key usage without digitalSignature", "digitalSignature, or no key usage");
        }
        checkPurpose(leaf, role);
    }

    private static void checkPurpose(X509Certificate certificate, Role role) throws Refusal {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            if (purposes != null && !purposes.contains(role.purpose()) && !purposes.contains(ANY_PURPOSE)) {
                throw unfit(
                        certificate,
                        "is for other uses: " + Shown.names(purposes),
                        "the purpose of a TLS " + role.word());
            }
        } catch (CertificateParsingException e) {
            throw unfit(
                    certificate,
                    "has an extended key usage that cannot be read",
                    "the purpose of a TLS " + role.word());
        }
    }

    /** The JDK's validation takes an anchor at its word; here it must have the rights of any other issuer. */
    private static void checkAnchor(Chain chain) throws Refusal {
        var anchor = chain.anchor();
        int below = (int) chain.intermediates().stream()
                .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
                .count();
        boolean old = anchor.getVersion() < 3; // without extensions at all, as the roots of the nineties
        if (!old && anchor.getBasicConstraints() < 0) {
            throw unfit(chain.leaf(), "was issued by the anchor " + Shown.subject(anchor) + " that is no CA", "a CA");
        }
        if (!old && anchor.getBasicConstraints() < below) {
            throw unfit(
                    chain.leaf(),
                    "has " + below + " intermediates",
                    "at most " + anchor.getBasicConstraints() + " below " + Shown.subject(anchor));
        }
        if (!permits(anchor, KEY_CERT_SIGN)) {
            throw unfit(
                    chain.leaf(),
                    "was issued by " + Shown.subject(anchor) + " that may not sign certificates",
                    "keyCertSign");
        }
    }

    private static boolean permits(X509Certificate certificate, int use) {
        boolean[] uses = certificate.getKeyUsage();
        return uses == null || (use < uses.length && uses[use]);
    }

    private static Refusal unfit(X509Certificate certificate, String what, String wanted) {
        return new Refusal(
                TlsCode.UNFIT,
                "presented " + Shown.subject(certificate) + " which " + what + " (expected: " + wanted + ")");
    }
}
