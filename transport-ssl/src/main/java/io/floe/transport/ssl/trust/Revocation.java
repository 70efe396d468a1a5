package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TrustMaterial;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;

/** Lists where they are merely given: who is listed is refused, who has no list is not. Stateless. */
final class Revocation {
    private Revocation() {}

    static void check(Chain chain, TrustMaterial trust) throws Refusal {
        for (int i = 0; i < chain.path().size(); i++) {
            var certificate = chain.path().get(i);
            var issuer = chain.issuer(i);
            if (trust.crls().stream().anyMatch(list -> list.isRevoked(certificate) && isOf(list, issuer))) {
                throw new Refusal(
                        TlsCode.REVOKED,
                        "presented a chain in which " + Shown.subject(certificate) + " is revoked by "
                                + Shown.subject(issuer) + " (expected: certificates on no list)");
            }
        }
    }

    private static boolean isOf(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
