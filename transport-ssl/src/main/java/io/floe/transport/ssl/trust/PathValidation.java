package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.TlsCode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's PKIX validation of one chain (RFC 5280, section 6): signatures, constraints, critical extensions, and
 * revocation where asked for. Never uses the network. Immutable.
 */
record PathValidation(Chain chain, Instant now) {
    /** The path itself; an anchor that is the leaf has none, for nobody above it could say more. */
    void path() throws Refusal {
        if (!chain.path().isEmpty()) {
            run(null, List.of());
        }
    }

    /** The path, and that each of its certificates is on no list; a missing list refuses. */
    void unrevoked(List<X509CRL> lists) throws Refusal {
        if (chain.path().isEmpty()) {
            return;
        }
        var checker = checker();
        checker.setOptions(Set.of(Option.PREFER_CRLS, Option.NO_FALLBACK));
        run(checker, lists);
    }

    /** That an OCSP response vouches for the leaf. */
    void staple(byte[] response) throws Refusal {
        var checker = checker();
        checker.setOptions(Set.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
        checker.setOcspResponses(Map.of(chain.leaf(), response));
        run(checker, List.of());
    }

    private static PKIXRevocationChecker checker() {
        try {
            return (PKIXRevocationChecker) CertPathValidator.getInstance("PKIX").getRevocationChecker();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PKIX: missing (expected: a JDK that has it)", e);
        }
    }

    private void run(@Nullable PKIXRevocationChecker checker, List<X509CRL> lists) throws Refusal {
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.anchor(), null)));
            parameters.setDate(Date.from(now));
            parameters.setRevocationEnabled(false);
            if (checker != null) {
                parameters.addCertPathChecker(checker);
                parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
            }
            var path = certPath();
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            new AnchorConstraints(chain).check(path);
        } catch (CertPathValidatorException e) {
            throw PathProblem.of(chain, e);
        } catch (GeneralSecurityException | IOException | RuntimeException e) { // hostile encodings end in these
            throw new Refusal(
                    TlsCode.UNFIT,
                    "presented a chain that cannot be read: " + Shown.text(String.valueOf(e.getMessage()))
                            + " (expected: X.509)",
                    e);
        }
    }

    private CertPath certPath() throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertPath(chain.path());
    }
}
