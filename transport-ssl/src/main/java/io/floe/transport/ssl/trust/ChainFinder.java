package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TrustMaterial;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts what a peer sent into order, whatever order it came in (RFC 8446, section 4.4.2), and finds every way from its leaf
 * to an anchor. Bounded, for the peer chooses the certificates. Lives as long as one judgement.
 */
final class ChainFinder {
    private static final int MOST_CERTIFICATES = 10;
    private static final int MOST_SIGNATURES = 40;
    private static final int MOST_CHAINS = 4;

    private final TrustMaterial trust;
    private final List<X509Certificate> sent;
    private final Instant now;
    private final List<Chain> found = new ArrayList<>();
    private X509Certificate farthest;
    private int signatures;

    ChainFinder(TrustMaterial trust, List<X509Certificate> sent, Instant now) {
        this.trust = trust;
        this.sent = sent;
        this.now = now;
        this.farthest = sent.get(0);
    }

    /** All chains, likely ones first; at least one. */
    List<Chain> find() throws Refusal {
        var leaf = sent.get(0);
        if (trust.pins().contains(Pins.of(leaf))) {
            return List.of(new Chain(List.of(), leaf));
        }
        if (trust.anchors().isEmpty() && !trust.pins().isEmpty()) {
            throw new Refusal(
                    TlsCode.UNTRUSTED_ISSUER,
                    "presented " + Shown.subject(leaf) + " with the key sha256:" + Pins.of(leaf) + " (expected: "
                            + pinned() + ")");
        }
        if (trust.anchors().isEmpty()) {
            throw new Refusal(
                    TlsCode.NO_ANCHORS,
                    "presented " + Shown.subject(leaf) + " (expected: anchors in " + trust.source() + ")");
        }
        if (sent.size() > MOST_CERTIFICATES) {
            throw new Refusal(
                    TlsCode.UNFIT,
                    "presented " + sent.size() + " certificates (expected: at most " + MOST_CERTIFICATES + ")");
        }
        if (trust.anchors().contains(leaf)) {
            return List.of(new Chain(List.of(), leaf));
        }
        extend(List.of(leaf));
        if (found.isEmpty()) {
            throw untrusted(leaf);
        }
        return found;
    }

    private void extend(List<X509Certificate> path) {
        var last = path.get(path.size() - 1);
        farthest = last;
        issuers(last, trust.anchors().stream()).forEach(anchor -> found.add(new Chain(path, anchor)));
        var others = sent.stream()
                .filter(other -> !path.contains(other) && !trust.anchors().contains(other));
        for (var issuer : issuers(last, others)) {
            if (found.size() < MOST_CHAINS) {
                extend(Stream.concat(path.stream(), Stream.of(issuer)).toList());
            }
        }
    }

    /** Those that signed a certificate; the ones that are valid now first. */
    private List<X509Certificate> issuers(X509Certificate certificate, Stream<X509Certificate> candidates) {
        return candidates
                .filter(candidate -> candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .sorted(Comparator.comparing(this::outOfDate))
                .filter(candidate -> signed(candidate, certificate))
                .toList();
    }

    private boolean outOfDate(X509Certificate certificate) {
        return Validity.of(certificate).excludes(now);
    }

    private boolean signed(X509Certificate issuer, X509Certificate certificate) {
        if (signatures++ >= MOST_SIGNATURES) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) { // providers throw both on hostile keys
            return false;
        }
    }

    private Refusal untrusted(X509Certificate leaf) {
        var impostor = trust.anchors().stream()
                .anyMatch(anchor -> anchor.getSubjectX500Principal().equals(farthest.getIssuerX500Principal()));
        var what = farthest.equals(leaf)
                ? "presented " + Shown.subject(leaf) + " issued by " + Shown.issuer(leaf)
                : "presented " + Shown.subject(leaf) + " whose chain ends with " + Shown.subject(farthest)
                        + " issued by " + Shown.issuer(farthest);
        return new Refusal(
                TlsCode.UNTRUSTED_ISSUER,
                what + (impostor ? ", not by the key of that name" : "") + " (expected: " + anchors() + ")");
    }

    private String anchors() {
        var names = trust.anchors().stream().map(Shown::subject).toList();
        var authorities = "one of " + names.size() + " CA in " + trust.source() + ": " + Shown.names(names);
        return trust.pins().isEmpty() ? authorities : authorities + ", or " + pinned();
    }

    private String pinned() {
        return "one of " + trust.pins().size() + " pinned keys";
    }
}
