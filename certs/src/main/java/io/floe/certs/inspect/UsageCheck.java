package io.floe.certs.inspect;

import io.floe.certs.Purpose;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** May the leaf be used for its role, and is there nothing in the chain that peers must refuse unseen? */
final class UsageCheck implements Check {
    private static final String WHAT = "usage";

    @Override
    public List<Finding> findings(Examined examined, Expectations expected) {
        var findings = new ArrayList<Finding>();
        for (var certificate : examined.chain()) {
            if (certificate.hasUnsupportedCriticalExtension()) {
                findings.add(Finding.fail(
                        WHAT, Examined.name(certificate) + " has a critical extension that peers do not know"));
            }
        }
        if (examined.leads()) {
            role(examined.leaf(), expected, findings);
        }
        return findings;
    }

    private static void role(X509Certificate leaf, Expectations expected, List<Finding> findings) {
        var roles = Stream.of(Purpose.SERVER, Purpose.CLIENT)
                .filter(role -> permits(leaf, role))
                .toList();
        var usage = leaf.getKeyUsage();
        if (expected.purpose().isPresent() && !permits(leaf, expected.purpose().get())) {
            findings.add(Finding.fail(
                    WHAT,
                    "extended key usage permits " + (roles.isEmpty() ? "neither" : "only " + words(roles))
                            + " (expected: " + words(List.of(expected.purpose().get())) + ")"));
        } else if (roles.isEmpty()) {
            findings.add(Finding.fail(WHAT, "extended key usage permits neither server nor client"));
        } else if (usage != null && !usage[0]) {
            findings.add(Finding.fail(WHAT, "key usage has no digital signature, which TLS 1.3 needs"));
        } else if (findings.isEmpty()) {
            findings.add(Finding.ok(WHAT, "good for " + words(roles)));
        }
    }

    private static String words(List<Purpose> roles) {
        return roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "s")
                .collect(Collectors.joining(" and "));
    }

    /** No extension permits all. */
    static boolean permits(X509Certificate certificate, Purpose purpose) {
        try {
            var permitted = certificate.getExtendedKeyUsage();
            return permitted == null || permitted.contains(purpose.oid()) || permitted.contains(Purpose.ANY.oid());
        } catch (CertificateParsingException malformed) {
            return false;
        }
    }
}
