package io.floe.transport.ssl;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Whom this side believes. Immutable.
 *
 * @param anchors the certificates that every chain must lead to; none refuses everybody
 * @param crls revocation lists; what they list is refused
 * @param revocationRequired whether a certificate without a current list of its issuer is refused too
 * @param pins the SHA-256 of public keys (as SubjectPublicKeyInfo), in lower-case hex: a peer that has one of them is
 *     believed without an anchor
 * @param source where the anchors came from, for messages
 */
public record TrustMaterial(
        List<X509Certificate> anchors,
        List<X509CRL> crls,
        boolean revocationRequired,
        Set<String> pins,
        String source) {
    public TrustMaterial {
        anchors = List.copyOf(anchors);
        crls = List.copyOf(crls);
        pins = Set.copyOf(pins);
    }

    /** Anchors and lists, without pins. */
    public TrustMaterial(List<X509Certificate> anchors, List<X509CRL> crls, boolean revocationRequired, String source) {
        this(anchors, crls, revocationRequired, Set.of(), source);
    }

    @Override
    public String toString() {
        return "TrustMaterial[" + anchors.size() + " anchors, " + pins.size() + " pins, " + crls.size() + " CRLs, "
                + source + "]";
    }
}
