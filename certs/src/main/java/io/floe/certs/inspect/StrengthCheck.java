package io.floe.certs.inspect;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Are keys long enough and signatures unbroken? A root's own signature proves nothing, so it may be old. */
final class StrengthCheck implements Check {
    private static final String WHAT = "strength";
    private static final int MIN_RSA_BITS = 2048;
    private static final int MIN_EC_BITS = 256;

    @Override
    public List<Finding> findings(Examined examined, Expectations expected) {
        var findings = new ArrayList<Finding>();
        for (var certificate : examined.chain()) {
            key(certificate, findings);
            signature(certificate, findings);
        }
        if (findings.isEmpty()) {
            var facts = CertificateFacts.of(examined.leaf());
            findings.add(Finding.ok(WHAT, facts.key() + ", " + facts.signature()));
        }
        return findings;
    }

    private static void key(X509Certificate certificate, List<Finding> findings) {
        var minimum = switch (certificate.getPublicKey().getAlgorithm()) {
            case "RSA", "RSASSA-PSS" -> MIN_RSA_BITS;
            case "EC" -> MIN_EC_BITS;
            default -> 0;
        };
        if (CertificateFacts.keyBits(certificate) < minimum) {
            findings.add(Finding.fail(
                    WHAT,
                    Examined.name(certificate) + " has a weak key: "
                            + CertificateFacts.of(certificate).key() + " (expected: at least " + minimum + " bits)"));
        }
    }

    private static void signature(X509Certificate certificate, List<Finding> findings) {
        var algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        var broken = algorithm.startsWith("SHA1") || algorithm.startsWith("MD5") || algorithm.startsWith("MD2");
        if (broken && !Examined.selfSigned(certificate)) {
            findings.add(Finding.fail(
                    WHAT,
                    Examined.name(certificate) + " has a broken signature: " + certificate.getSigAlgName()
                            + " (expected: SHA-256 or better)"));
        }
    }
}
