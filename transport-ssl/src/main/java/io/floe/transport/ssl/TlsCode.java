package io.floe.transport.ssl;

import java.util.Locale;

/** The ways in which a TLS handshake fails, each with a number that stays. */
public enum TlsCode {
    /** This side has no trust anchors, so it can believe nobody. */
    NO_ANCHORS(1, "no trust anchors", "Configure whom to trust."),
    /** A certificate of the chain has expired or is not valid yet. */
    OUT_OF_DATE(2, "certificate out of date", "Renew it, or set the clock right."),
    /** The chain leads to none of the trust anchors. */
    UNTRUSTED_ISSUER(3, "untrusted issuer", "Trust that issuer, or have the peer send its whole chain."),
    /** The certificate does not name the host in its subjectAltName. */
    WRONG_NAME(4, "wrong host name", "Issue it for that name, or set the expected name."),
    /** A key or signature of the chain is too weak. */
    WEAK(5, "weak certificate", "Issue it anew: RSA 2048 or EC P-256 and up, SHA-256 and up."),
    /** A certificate is revoked, or nothing proves that it is not. */
    REVOKED(6, "revoked", "Replace it, or the revocation list."),
    /** The peer does not speak TLS. */
    PLAINTEXT(7, "plaintext peer", "Use tcp there, or have the peer use ssl."),
    /** The peers share no protocol version or cipher suite. */
    NOTHING_IN_COMMON(8, "nothing in common", "Enable TLS 1.2 or 1.3 with AEAD and ECDHE suites on both sides."),
    /** The chain may not be used that way: usage, constraints, length, unknown extensions. */
    UNFIT(9, "certificate unfit", "Issue it for this use."),
    /** The allow and deny rules do not let the peer in. */
    NOT_ALLOWED(10, "peer not allowed", "Change the allow and deny rules if the peer is welcome."),
    /** The peer refused this side with an alert. */
    REFUSED_BY_PEER(11, "refused by the peer", "The peer's log says why."),
    /** The client has shown no certificate, though it was asked. */
    NO_CERTIFICATE(12, "no client certificate", "Give the client a key and a certificate."),
    /** What the peer sent is no TLS handshake that can be followed. */
    BROKEN(13, "broken handshake", "Look what listens or dials there."),
    /** The stapled OCSP response is missing or does not vouch for the server. */
    BAD_STAPLE(14, "no good OCSP staple", "Have the server staple a current response.");

    private final int number;
    private final String title;
    private final String advice;

    TlsCode(int number, String title, String advice) {
        this.number = number;
        this.title = title;
        this.advice = advice;
    }

    /** The code as messages show it, such as {@code FLOE-TLS-03}. */
    public String id() {
        return String.format(Locale.ROOT, "FLOE-TLS-%02d", number);
    }

    /** What happened, in a few words. */
    public String title() {
        return title;
    }

    /** What to do about it: one sentence. */
    public String advice() {
        return advice;
    }
}
