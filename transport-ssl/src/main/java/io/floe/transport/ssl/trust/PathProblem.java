package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.TlsCode;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;

/** Says what the JDK's PKIX validation found, in Floe's words. Stateless. */
final class PathProblem {
    private PathProblem() {}

    static Refusal of(Chain chain, CertPathValidatorException problem) {
        var culprit = culprit(chain, problem.getIndex());
        var who = culprit.equals(chain.leaf())
                ? "presented " + Shown.subject(culprit)
                : "presented " + Shown.subject(chain.leaf()) + " by way of " + Shown.subject(culprit);
        return new Refusal(
                code(problem),
                who + ": " + Shown.text(String.valueOf(problem.getMessage())) + " (expected: " + wanted(problem) + ")",
                problem);
    }

    private static X509Certificate culprit(Chain chain, int index) {
        return index >= 0 && index < chain.path().size() ? chain.path().get(index) : chain.leaf();
    }

    private static TlsCode code(CertPathValidatorException problem) {
        var reason = problem.getReason();
        if (reason instanceof BasicReason basic) {
            return switch (basic) {
                case EXPIRED, NOT_YET_VALID -> TlsCode.OUT_OF_DATE;
                case REVOKED, UNDETERMINED_REVOCATION_STATUS -> TlsCode.REVOKED;
                case INVALID_SIGNATURE -> TlsCode.UNTRUSTED_ISSUER;
                case ALGORITHM_CONSTRAINED -> TlsCode.WEAK;
                case UNSPECIFIED -> TlsCode.UNFIT;
            };
        }
        return TlsCode.UNFIT;
    }

    private static String wanted(CertPathValidatorException problem) {
        var reason = problem.getReason();
        if (reason == BasicReason.UNDETERMINED_REVOCATION_STATUS) {
            return "a current revocation list of its issuer";
        }
        if (reason instanceof PKIXReason pkix) {
            return switch (pkix) {
                case NOT_CA_CERT -> "an issuer that is a CA";
                case PATH_TOO_LONG -> "no more intermediates than its issuers allow";
                case INVALID_KEY_USAGE -> "a key usage that allows it";
                case UNRECOGNIZED_CRIT_EXT -> "no critical extension that is not understood";
                case INVALID_NAME -> "names within its issuers' name constraints";
                default -> "a chain as RFC 5280 demands";
            };
        }
        return "a chain as RFC 5280 demands";
    }
}
