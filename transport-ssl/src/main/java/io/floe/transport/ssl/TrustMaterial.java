package io.floe.transport.ssl;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom this side believes. Immutable.
 *
 * @param anchors the certificates that every chain must lead to; none refuses everybody
 * @param crls revocation lists; what they list is refused
 * @param revocationRequired whether a certificate without a current list of its issuer is refused too
 * @param source where the anchors came from, for messages
 */
public record TrustMaterial(
        List<X509Certificate> anchors, List<X509CRL> crls, boolean revocationRequired, String source) {
    public TrustMaterial {
        anchors = List.copyOf(anchors);
        crls = List.copyOf(crls);
    }

    @Override
    public String toString() {
        return "TrustMaterial[" + anchors.size() + " anchors, " + crls.size() + " CRLs, " + source + "]";
    }
}
