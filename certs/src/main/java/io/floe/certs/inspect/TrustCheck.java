package io.floe.certs.inspect;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** Does the chain, in whatever order, lead to one of the roots that peers trust? */
final class TrustCheck implements Check {
    private static final String WHAT = "trust";

    @Override
    public List<Finding> findings(Examined examined, Expectations expected) {
        var roots = expected.trust();
        if (roots.isEmpty() || !examined.leads()) {
            return List.of();
        }
        var seen = new HashSet<X509Certificate>();
        var end = examined.leaf();
        while (seen.add(end)) {
            var root = anchor(roots, end);
            if (root.isPresent()) {
                return List.of(Finding.ok(WHAT, "leads to " + Examined.name(root.get())));
            }
            end = issuer(examined.chain(), end).orElse(end);
        }
        return List.of(Finding.fail(WHAT, untrusted(end.getIssuerX500Principal(), roots)));
    }

    private static String untrusted(X500Principal led, List<X509Certificate> roots) {
        boolean impostor =
                roots.stream().anyMatch(root -> root.getSubjectX500Principal().equals(led));
        return "untrusted: leads to " + led.getName()
                + (impostor ? ", but not to the trusted one: the keys differ" : "") + " (expected: "
                + roots.stream().map(Examined::name).collect(Collectors.joining(" or ")) + ")";
    }

    private static Optional<X509Certificate> anchor(List<X509Certificate> roots, X509Certificate subject) {
        return roots.stream()
                .filter(root -> root.equals(subject) || Examined.issued(root, subject))
                .findFirst();
    }

    private static Optional<X509Certificate> issuer(List<X509Certificate> chain, X509Certificate subject) {
        return chain.stream()
                .filter(other -> !other.equals(subject) && Examined.issued(other, subject))
                .findFirst();
    }
}
