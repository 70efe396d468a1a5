package io.floe.certs;

import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.jspecify.annotations.Nullable;

/** What an OCSP responder says of a certificate (RFC 6960, section 2.2). */
public enum OcspStatus {
    GOOD,
    REVOKED,
    UNKNOWN;

    /** BouncyCastle writes "good" as null. */
    @Nullable
    CertificateStatus encoded(Instant since) {
        return switch (this) {
            case GOOD -> CertificateStatus.GOOD;
            case REVOKED -> new RevokedStatus(Date.from(since), CRLReason.keyCompromise);
            case UNKNOWN -> new UnknownStatus();
        };
    }
}
