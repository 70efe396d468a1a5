package io.floe.transport.ssl.engine;

import io.floe.certs.Credential;
import io.floe.transport.ssl.PeerRules;
import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TlsPolicy;
import io.floe.transport.ssl.TrustMaterial;
import java.util.Optional;

/**
 * One line of the certificate tables. Immutable.
 *
 * @param what the certificate is like
 * @param shown what the peer presents
 * @param refused the code of the refusal; empty where a strict peer accepts
 * @param trust of the side that judges
 * @param host that is asked for
 * @param staple that the server staples
 * @param ocspRequired whether one is needed
 * @param rules allow and deny
 * @param depthMax longest chain
 */
record Case(
        String what,
        Credential shown,
        Optional<TlsCode> refused,
        TrustMaterial trust,
        String host,
        Optional<byte[]> staple,
        boolean ocspRequired,
        PeerRules rules,
        int depthMax) {

    static Case accepts(String what, Credential shown) {
        return new Case(
                what,
                shown.withoutRoot(),
                Optional.empty(),
                World.trust(World.ROOT),
                World.HOST,
                Optional.empty(),
                false,
                PeerRules.NONE,
                0);
    }

    static Case refuses(String what, TlsCode code, Credential shown) {
        return new Case(
                what,
                shown.withoutRoot(),
                Optional.of(code),
                World.trust(World.ROOT),
                World.HOST,
                Optional.empty(),
                false,
                PeerRules.NONE,
                0);
    }

    Case shows(Credential other) {
        return new Case(what, other, refused, trust, host, staple, ocspRequired, rules, depthMax);
    }

    Case trusting(TrustMaterial other) {
        return new Case(what, shown, refused, other, host, staple, ocspRequired, rules, depthMax);
    }

    Case at(String other) {
        return new Case(what, shown, refused, trust, other, staple, ocspRequired, rules, depthMax);
    }

    Case stapled(byte[] response) {
        return new Case(what, shown, refused, trust, host, Optional.of(response), true, rules, depthMax);
    }

    Case needingStaple() {
        return new Case(what, shown, refused, trust, host, staple, true, rules, depthMax);
    }

    Case under(PeerRules other) {
        return new Case(what, shown, refused, trust, host, staple, ocspRequired, other, depthMax);
    }

    Case deepest(int certificates) {
        return new Case(what, shown, refused, trust, host, staple, ocspRequired, rules, certificates);
    }

    TlsPolicy policy(TlsPolicy base) {
        return new TlsPolicy(
                base.verify(),
                base.clientAuth(),
                rules,
                base.expectedName(),
                base.protocols(),
                base.ciphers(),
                base.engine(),
                ocspRequired,
                base.sessionCache(),
                base.sessionTimeout(),
                depthMax,
                base.onReload());
    }

    @Override
    public String toString() {
        return what + ": " + refused.map(TlsCode::toString).orElse("accepted");
    }
}
