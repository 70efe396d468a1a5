package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.trust.Refusal;
import io.netty.handler.ssl.OpenSslCertificateException;
import java.security.cert.CertificateException;

/**
 * Lets BoringSSL tell the peer why it is refused: without one of OpenSSL's numbers it says {@code internal_error}. Stateless.
 */
final class NativeAlert {
    /** {@code X509_V_ERR_CERT_HAS_EXPIRED}: alert certificate_expired. */
    private static final int EXPIRED = 10;
    /** {@code X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY}: alert unknown_ca. */
    private static final int NO_ISSUER = 20;
    /** {@code X509_V_ERR_CERT_REVOKED}: alert certificate_revoked. */
    private static final int REVOKED = 23;
    /** {@code X509_V_ERR_CERT_REJECTED}: alert bad_certificate. */
    private static final int REJECTED = 28;

    private NativeAlert() {}

    static CertificateException of(Refusal refusal) {
        int number = switch (refusal.code()) {
            case OUT_OF_DATE -> EXPIRED;
            case UNTRUSTED_ISSUER, NO_ANCHORS -> NO_ISSUER;
            case REVOKED -> REVOKED;
            default -> REJECTED;
        };
        return new OpenSslCertificateException(refusal.getMessage(), refusal, number);
    }
}
