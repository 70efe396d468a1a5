package io.floe.transport.ssl.trust;

import java.io.IOException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidatorException;
import java.security.cert.PKIXReason;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * The name constraints of the anchor itself (RFC 5280, section 4.2.1.10). The JDK's PKIX validation ignores them if it is
 * not given them and refuses every chain if it is. Immutable.
 */
record AnchorConstraints(Chain chain) {
    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    /** That the names of every certificate are within them; intermediates of the anchor's own name are exempt. */
    void check(CertPath path) throws CertPathValidatorException, IOException {
        byte[] wrapped = chain.anchor().getExtensionValue(NAME_CONSTRAINTS);
        if (wrapped == null) {
            return;
        }
        var selector = new X509CertSelector();
        selector.setNameConstraints(unwrapped(wrapped));
        for (int i = 0; i < chain.path().size(); i++) {
            var certificate = chain.path().get(i);
            if ((i == 0 || !isSelfIssued(certificate)) && !selector.match(certificate)) {
                throw new CertPathValidatorException(
                        "name constraints of the trust anchor", null, path, i, PKIXReason.INVALID_NAME);
            }
        }
    }

    /** Without the OCTET STRING around them. */
    private static byte[] unwrapped(byte[] wrapped) {
        int header = wrapped[1] >= 0 ? 2 : 2 + (wrapped[1] & 0x7f);
        return Arrays.copyOfRange(wrapped, header, wrapped.length);
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
