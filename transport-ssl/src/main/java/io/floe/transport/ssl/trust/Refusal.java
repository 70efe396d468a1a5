package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.TlsCode;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.PKIXReason;
import org.jspecify.annotations.Nullable;

/** Why a peer is not believed. Its message is what came and what was wanted; its cause lets the engine pick the alert. */
public final class Refusal extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final TlsCode code;

    Refusal(TlsCode code, String detail) {
        this(code, detail, null);
    }

    Refusal(TlsCode code, String detail, @Nullable Throwable cause) {
        super(detail, alert(code, detail, cause));
        this.code = code;
    }

    /** The kind of failure. */
    public TlsCode code() {
        return code;
    }

    /** Both engines read the alert off a PKIX failure. */
    private static CertPathValidatorException alert(TlsCode code, String detail, @Nullable Throwable cause) {
        return new CertPathValidatorException(detail, cause, null, -1, reason(code));
    }

    private static Reason reason(TlsCode code) {
        return switch (code) {
            case OUT_OF_DATE -> BasicReason.EXPIRED;
            case REVOKED -> BasicReason.REVOKED;
            case BAD_STAPLE -> BasicReason.UNDETERMINED_REVOCATION_STATUS;
            case WEAK -> BasicReason.ALGORITHM_CONSTRAINED;
            case UNTRUSTED_ISSUER, NO_ANCHORS -> PKIXReason.NO_TRUST_ANCHOR;
            default -> BasicReason.UNSPECIFIED;
        };
    }
}
