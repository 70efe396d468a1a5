package io.floe.certs.inspect;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Is each certificate followed by its issuer, which may issue and did sign, and does the chain go far enough? */
final class ChainCheck implements Check {
    private static final String WHAT = "chain";

    @Override
    public List<Finding> findings(Examined examined, Expectations expected) {
        if (!examined.leads()) {
            return List.of();
        }
        var chain = examined.chain();
        var findings = new ArrayList<Finding>();
        for (var i = 0; i + 1 < chain.size(); i++) {
            link(chain, i, findings);
        }
        if (chain.size() == 1 && !Examined.names(examined.leaf(), examined.leaf())) {
            findings.add(Finding.warn(
                    WHAT,
                    "its issuer " + examined.leaf().getIssuerX500Principal().getName()
                            + " is not there (needed, unless it is a root that peers trust)"));
        }
        if (findings.isEmpty()) {
            var count = chain.size() == 1 ? "1 certificate" : chain.size() + " certificates, order right";
            findings.add(Finding.ok(WHAT, count));
        }
        return findings;
    }

    private static void link(List<X509Certificate> chain, int index, List<Finding> findings) {
        var subject = chain.get(index);
        var next = chain.get(index + 1);
        if (!Examined.names(next, subject)) {
            findings.add(misplaced(chain, subject, next));
        } else if (!Examined.issued(next, subject)) {
            findings.add(Finding.fail(
                    WHAT,
                    Examined.name(subject) + " is not signed by the " + Examined.name(next)
                            + " that follows it (same name, another key)"));
        } else {
            authority(subject, next, index, findings);
        }
    }

    private static Finding misplaced(List<X509Certificate> chain, X509Certificate subject, X509Certificate next) {
        if (chain.stream().anyMatch(other -> !other.equals(subject) && Examined.names(other, subject))) {
            return Finding.fail(
                    WHAT,
                    "order wrong: " + Examined.name(subject) + " is followed by "
                            + Examined.name(next) + " (expected: its issuer "
                            + subject.getIssuerX500Principal().getName() + ")");
        }
        return Finding.fail(
                WHAT,
                "the issuer of " + Examined.name(subject) + ", "
                        + subject.getIssuerX500Principal().getName() + ", is missing: " + Examined.name(next)
                        + " follows instead");
    }

    /** The path length counts the intermediates between an authority and the leaf, which are {@code index} many. */
    private static void authority(X509Certificate subject, X509Certificate issuer, int index, List<Finding> findings) {
        var pathLength = issuer.getBasicConstraints();
        if (pathLength < 0) {
            findings.add(Finding.fail(
                    WHAT,
                    Examined.name(issuer) + " issued " + Examined.name(subject)
                            + " but is no authority (basic constraints)"));
        } else if (pathLength < index) {
            findings.add(Finding.fail(
                    WHAT,
                    Examined.name(issuer) + " has " + index + " intermediates below it (expected: at most " + pathLength
                            + ", its path length)"));
        }
    }
}
