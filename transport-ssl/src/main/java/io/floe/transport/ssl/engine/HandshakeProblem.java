package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TlsException;
import io.floe.transport.ssl.trust.Refusal;
import io.floe.transport.ssl.trust.Shown;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Reads out of the engines' exceptions what happened; they say it in texts only. Stateless. */
final class HandshakeProblem {
    private static final int DEEPEST = 16;
    /** {@code Received fatal alert: bad_certificate} (JDK), {@code ...:SSLV3_ALERT_BAD_CERTIFICATE} (BoringSSL). */
    private static final Pattern ALERT =
            Pattern.compile("(?:fatal alert: |(?:TLSV1|TLSV13|SSLV3)_ALERT_)([A-Za-z0-9_]+)");

    /** How BoringSSL begins, which tells nobody anything: {@code error:100000f7:SSL routines:OPENSSL_internal:}. */
    private static final Pattern OPEN_SSL = Pattern.compile("^error:[0-9a-f]+:SSL routines:[^:]*:");

    private static final List<String> COMMON_ALERTS =
            List.of("handshake_failure", "protocol_version", "insufficient_security", "no_application_protocol");
    private static final List<String> NOTHING_COMMON = List.of(
            "no cipher suites in common",
            "not enabled or supported in server context",
            "is not accepted by client preferences",
            "no appropriate protocol",
            "no_shared_cipher",
            "unsupported_protocol",
            "no_common_signature_algorithms",
            "no_shared_group",
            "no supported_versions",
            "wrong_version_number",
            "no_supported_versions_enabled",
            "unsupported_ssl_version",
            "no signature scheme",
            "no common");
    private static final List<String> NO_CERTIFICATE = List.of(
            "empty client certificate chain",
            "empty certificate chain",
            "peer_did_not_return_a_certificate",
            "peer not verified");

    private HandshakeProblem() {}

    /** What to tell: a {@link TlsException}, or the network's own failure where TLS is not to blame. */
    static Throwable of(Throwable cause, String peer, boolean hasKey) {
        var causes = causes(cause);
        for (var one : causes) {
            if (one instanceof TlsException told) {
                return told;
            }
            if (one instanceof Refusal refusal) {
                return new TlsException(refusal.code(), peer, String.valueOf(refusal.getMessage()), cause);
            }
        }
        if (causes.stream().anyMatch(ClosedChannelException.class::isInstance)) {
            return new SocketException(peer + ": closed during the TLS handshake (expected: a peer that finishes it)");
        }
        if (causes.stream().anyMatch(TooLongFrameException.class::isInstance)) {
            return new TlsException(
                    TlsCode.BROKEN, peer, "sent a ClientHello without end (expected: a short one)", cause);
        }
        return causes.stream().anyMatch(SSLException.class::isInstance) ? told(causes, peer, hasKey, cause) : cause;
    }

    private static TlsException told(List<Throwable> causes, String peer, boolean hasKey, Throwable cause) {
        var text = String.join(
                "; ",
                causes.stream().map(one -> String.valueOf(one.getMessage())).toList());
        var lower = text.toLowerCase(Locale.ROOT);
        var alert = ALERT.matcher(text);
        if (alert.find()) {
            return alerted(alert.group(1).toLowerCase(Locale.ROOT), peer, hasKey, cause);
        }
        if (NO_CERTIFICATE.stream().anyMatch(lower::contains)) {
            return new TlsException(TlsCode.NO_CERTIFICATE, peer, "presented no certificate (expected: one)", cause);
        }
        if (lower.contains("key_usage_bit_incorrect")) { // BoringSSL looks before the judge is asked
            return new TlsException(
                    TlsCode.UNFIT,
                    peer,
                    "presented a key usage without digitalSignature (expected: digitalSignature)",
                    cause);
        }
        if (NOTHING_COMMON.stream().anyMatch(lower::contains)) {
            return new TlsException(
                    TlsCode.NOTHING_IN_COMMON,
                    peer,
                    "offered nothing that is good enough: " + Shown.text(first(causes))
                            + " (expected: TLS 1.2 or 1.3, AEAD, ECDHE)",
                    cause);
        }
        boolean noRecord = causes.stream().anyMatch(NotSslRecordException.class::isInstance);
        var what = noRecord
                ? "sent what is no TLS record"
                : "sent a handshake that cannot be followed: " + Shown.text(first(causes));
        return new TlsException(TlsCode.BROKEN, peer, what + " (expected: TLS 1.2 or 1.3)", cause);
    }

    private static TlsException alerted(String alert, String peer, boolean hasKey, Throwable cause) {
        if (COMMON_ALERTS.contains(alert)) {
            return new TlsException(
                    TlsCode.NOTHING_IN_COMMON,
                    peer,
                    "ended the handshake with alert " + alert + " (expected: a suite and a version in common"
                            + (hasKey ? ")" : ", or a certificate from this side, which has none)"),
                    cause);
        }
        var ours = hasKey ? "this side's certificate" : "this side, which has no certificate to show";
        return new TlsException(
                TlsCode.REFUSED_BY_PEER,
                peer,
                "refused " + ours + ": alert " + alert + " (expected: to be trusted)",
                cause);
    }

    private static String first(List<Throwable> causes) {
        return causes.stream()
                .filter(SSLException.class::isInstance)
                .map(one -> OPEN_SSL.matcher(String.valueOf(one.getMessage())).replaceFirst(""))
                .findFirst()
                .orElse("");
    }

    private static List<Throwable> causes(Throwable cause) {
        var causes = new ArrayList<Throwable>();
        for (Throwable one = cause; one != null && causes.size() < DEEPEST; one = one.getCause()) {
            causes.add(one);
        }
        return causes;
    }
}
