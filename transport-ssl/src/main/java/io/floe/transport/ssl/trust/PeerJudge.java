package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.PeerVerification;
import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TlsPolicy;
import io.floe.transport.ssl.TrustMaterial;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a peer is who it must be: the same for both engines, for new and for resumed sessions. Immutable, used by
 * many threads; never blocks.
 *
 * @param policy what is demanded
 * @param trust whom to believe
 * @param clock what time it is
 * @param memory of the chains that were good
 */
public record PeerJudge(TlsPolicy policy, TrustMaterial trust, Clock clock, ChainMemory memory) {
    /**
     * Returns if the peer is believed.
     *
     * @param sent what the peer sent, its own certificate first
     * @param expected the name that a server must have; not looked at for a client
     * @param staples the OCSP responses that a server stapled, the one for its own certificate first
     */
    public void judge(List<X509Certificate> sent, Role role, String expected, List<byte[]> staples) throws Refusal {
        if (sent.isEmpty()) {
            throw new Refusal(TlsCode.NO_CERTIFICATE, "presented no certificate (expected: one)");
        }
        var leaf = sent.get(0);
        if (policy.verify() != PeerVerification.INSECURE) {
            var chain = verified(sent, role);
            if (role == Role.SERVER) {
                checkServer(chain, expected, staples);
            }
        }
        RuleCheck.check(leaf, policy.rules());
    }

    private void checkServer(Chain chain, String expected, List<byte[]> staples) throws Refusal {
        if (policy.verify() == PeerVerification.FULL) {
            HostCheck.check(chain.leaf(), expected);
        }
        checkStaple(chain, staples);
    }

    private Chain verified(List<X509Certificate> sent, Role role) throws Refusal {
        var known = memory.recall(sent);
        if (known.isPresent() && holdsNow(known.get(), role)) {
            return known.get();
        }
        var chain = firstGood(sent, role);
        memory.remember(sent, chain);
        return chain;
    }

    /** If not, another way to an anchor may, and if none does, the search says why. */
    private boolean holdsNow(Chain chain, Role role) {
        try {
            verifyNow(chain, role);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    /** The first way to an anchor that holds; if none does, what is wrong with the likeliest. */
    private Chain firstGood(List<X509Certificate> sent, Role role) throws Refusal {
        var refusals = new ArrayList<Refusal>();
        for (var chain : new ChainFinder(trust, sent, clock.instant()).find()) {
            try {
                Strength.check(chain);
                verifyNow(chain, role);
                validation(chain).path();
                return chain;
            } catch (Refusal refusal) {
                refusals.add(refusal);
            }
        }
        throw refusals.get(0);
    }

    /** What may hold at one time and not at another. */
    private void verifyNow(Chain chain, Role role) throws Refusal {
        Usage.check(chain, role, clock.instant(), policy.chainDepthMax());
        if (trust.revocationRequired()) {
            validation(chain).unrevoked(trust.crls());
        } else {
            Revocation.check(chain, trust);
        }
    }

    private PathValidation validation(Chain chain) {
        return new PathValidation(chain, clock.instant());
    }

    private void checkStaple(Chain chain, List<byte[]> staples) throws Refusal {
        var staple = staples.stream().findFirst().filter(response -> response.length > 0);
        if (staple.isEmpty() || chain.path().isEmpty()) {
            if (policy.ocspRequired()) {
                throw new Refusal(
                        TlsCode.BAD_STAPLE,
                        "presented " + Shown.subject(chain.leaf())
                                + " without an OCSP response (expected: one that says good)");
            }
            return;
        }
        try {
            validation(chain).staple(staple.get());
        } catch (Refusal refusal) {
            if (policy.ocspRequired() || revoked(refusal)) {
                throw new Refusal(TlsCode.BAD_STAPLE, String.valueOf(refusal.getMessage()), refusal);
            }
        }
    }

    private static boolean revoked(Throwable refusal) {
        return refusal.getCause() instanceof CertPathValidatorException alert
                && alert.getCause() instanceof CertPathValidatorException found
                && found.getReason() == BasicReason.REVOKED;
    }
}
