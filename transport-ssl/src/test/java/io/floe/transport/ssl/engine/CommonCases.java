package io.floe.transport.ssl.engine;

import static io.floe.transport.ssl.TlsCode.NOT_ALLOWED;
import static io.floe.transport.ssl.TlsCode.OUT_OF_DATE;
import static io.floe.transport.ssl.TlsCode.REVOKED;
import static io.floe.transport.ssl.TlsCode.UNFIT;
import static io.floe.transport.ssl.TlsCode.UNTRUSTED_ISSUER;
import static io.floe.transport.ssl.TlsCode.WEAK;
import static io.floe.transport.ssl.engine.Case.accepts;
import static io.floe.transport.ssl.engine.Case.refuses;
import static io.floe.transport.ssl.engine.World.ISSUING;
import static io.floe.transport.ssl.engine.World.ROOT;
import static io.floe.transport.ssl.engine.World.trust;

import io.floe.certs.BasicConstraints;
import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.KeyKind;
import io.floe.certs.KeyUse;
import io.floe.certs.Purpose;
import io.floe.certs.SignatureHash;
import io.floe.certs.Validity;
import io.floe.transport.ssl.PeerRule;
import io.floe.transport.ssl.PeerRules;
import io.floe.transport.ssl.TrustMaterial;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.stream.Stream;

/** What is the same in both roles: chains, keys, usages, revocation, rules. Constants. */
final class CommonCases {
    private static final String UNKNOWN_OID = "1.3.6.1.4.1.99999.1";
    private static final CertificateAuthority RSA_ROOT =
            CertificateAuthority.create(CertificateSpec.authority("RSA root").key(World.RSA_2048));

    private CommonCases() {}

    static Stream<Case> of(CertificateSpec leaf) {
        return Stream.of(
                        goodChains(leaf),
                        badChains(leaf),
                        dates(leaf),
                        strengths(leaf),
                        uses(leaf),
                        authorities(leaf),
                        revocation(leaf),
                        pins(leaf),
                        rules(leaf))
                .flatMap(s -> s);
    }

    private static Stream<Case> goodChains(CertificateSpec leaf) {
        var good = ISSUING.issue(leaf);
        var chain = good.chain();
        var stranger = CertificateAuthority.create("Stranger").certificate();
        var self = Credential.selfSigned(leaf);
        return Stream.of(
                accepts("directly below the root", ROOT.issue(leaf)),
                accepts("below an intermediate", good),
                accepts("root sent too", good).shows(good),
                accepts("another order", good).shows(good.withChain(List.of(chain.get(0), chain.get(2), chain.get(1)))),
                accepts("a stranger's certificate among them", good)
                        .shows(good.withChain(List.of(chain.get(0), stranger, chain.get(1)))),
                accepts("the intermediate is the anchor", good).trusting(trust(ISSUING)),
                accepts("the certificate itself is the anchor", good).trusting(trust(good.leaf())),
                accepts("self-signed and the anchor", self)
                        .trusting(trust(self.leaf()))
                        .shows(self),
                accepts("expired and renewed intermediate", renewed(leaf)).shows(renewed(leaf)));
    }

    private static Stream<Case> badChains(CertificateSpec leaf) {
        var good = ISSUING.issue(leaf);
        var self = Credential.selfSigned(leaf);
        var fake = ROOT.impostor().issue(leaf);
        return Stream.of(
                refuses("self-signed", UNTRUSTED_ISSUER, self),
                refuses(
                        "other CA",
                        UNTRUSTED_ISSUER,
                        CertificateAuthority.create("Other root").issue(leaf)),
                refuses("same-named fake root", UNTRUSTED_ISSUER, fake),
                refuses("same-named fake root, sent too", UNTRUSTED_ISSUER, fake)
                        .shows(fake),
                refuses("missing intermediate", UNTRUSTED_ISSUER, good).shows(good.withChain(List.of(good.leaf()))),
                refuses("chain of three where two are the limit", UNFIT, good).deepest(2),
                accepts("chain of three where three are the limit", good).deepest(3));
    }

    private static Stream<Case> dates(CertificateSpec leaf) {
        var expiredCa =
                ROOT.intermediate(CertificateSpec.authority("Expired CA").valid(Validity.expired()));
        var expiredRoot = CertificateAuthority.create(
                CertificateSpec.authority("Expired root").valid(Validity.expired()));
        return Stream.of(
                refuses("expired", OUT_OF_DATE, ROOT.issue(leaf.valid(Validity.expired()))),
                refuses("not yet valid", OUT_OF_DATE, ROOT.issue(leaf.valid(Validity.notYet()))),
                refuses("expired intermediate", OUT_OF_DATE, expiredCa.issue(leaf)),
                refuses("expired root", OUT_OF_DATE, expiredRoot.issue(leaf)).trusting(trust(expiredRoot)));
    }

    private static Stream<Case> strengths(CertificateSpec leaf) {
        var weakCa = ROOT.intermediate(CertificateSpec.authority("Weak CA").key(World.RSA_1024));
        var weakRoot = CertificateAuthority.create(
                CertificateSpec.authority("Weak root").key(World.RSA_1024));
        var shaCa = ROOT.intermediate(CertificateSpec.authority("SHA-1 CA").hash(SignatureHash.SHA1));
        return Stream.of(
                accepts("EC P-384", ROOT.issue(leaf.key(KeyKind.EC_P384))),
                accepts("RSA 2048", ROOT.issue(leaf.key(World.RSA_2048))),
                accepts("RSA 4096", ROOT.issue(leaf.key(World.RSA_4096))),
                accepts("signed with SHA-384", ROOT.issue(leaf.hash(SignatureHash.SHA384))),
                accepts("RSA root", RSA_ROOT.issue(leaf)).trusting(trust(RSA_ROOT)),
                refuses("RSA 1024", WEAK, ROOT.issue(leaf.key(World.RSA_1024))),
                refuses("intermediate with RSA 1024", WEAK, weakCa.issue(leaf)),
                refuses("root with RSA 1024", WEAK, weakRoot.issue(leaf)).trusting(trust(weakRoot)),
                refuses("signed with SHA-1", WEAK, ROOT.issue(leaf.hash(SignatureHash.SHA1))),
                refuses("intermediate signed with SHA-1", WEAK, shaCa.issue(leaf)),
                refuses("signed with MD5", WEAK, RSA_ROOT.issue(leaf.hash(SignatureHash.MD5)))
                        .trusting(trust(RSA_ROOT)));
    }

    private static Stream<Case> uses(CertificateSpec leaf) {
        return Stream.of(
                accepts("no key usage", ROOT.issue(leaf.uses())),
                accepts("no extended key usage", ROOT.issue(leaf.purposes())),
                accepts("any extended key usage", ROOT.issue(leaf.purposes(Purpose.ANY))),
                accepts("no basic constraints", ROOT.issue(leaf.withoutConstraints())),
                refuses("for code signing", UNFIT, ROOT.issue(leaf.purposes(Purpose.CODE_SIGNING))),
                refuses("key usage without signatures", UNFIT, ROOT.issue(leaf.uses(KeyUse.KEY_ENCIPHERMENT))),
                refuses("unknown critical extension", UNFIT, ROOT.issue(leaf.unknownCritical(UNKNOWN_OID))));
    }

    private static Stream<Case> authorities(CertificateSpec leaf) {
        var noCa = ROOT.intermediate(CertificateSpec.authority("No CA").constraints(BasicConstraints.LEAF));
        var noSign = ROOT.intermediate(CertificateSpec.authority("No signer").uses(KeyUse.CRL_SIGN));
        var strange = ROOT.intermediate(CertificateSpec.authority("Strange CA").unknownCritical(UNKNOWN_OID));
        var other = ROOT.intermediate(CertificateSpec.authority("Code CA").purposes(Purpose.CODE_SIGNING));
        var shortRoot = CertificateAuthority.create(
                CertificateSpec.authority("Short root").constraints(BasicConstraints.authority(0)));
        var leafRoot =
                CertificateAuthority.create(CertificateSpec.authority("No root").constraints(BasicConstraints.LEAF));
        return Stream.of(
                refuses("intermediate that is no CA", UNFIT, noCa.issue(leaf)),
                refuses("leaf that issues", UNFIT, new CertificateAuthority(ROOT.issue(leaf)).issue(leaf)),
                refuses("intermediate that may not sign", UNFIT, noSign.issue(leaf)),
                refuses("intermediate with an unknown critical extension", UNFIT, strange.issue(leaf)),
                refuses("intermediate for other uses", UNFIT, other.issue(leaf)),
                refuses(
                        "path too long for the intermediate",
                        UNFIT,
                        ISSUING.intermediate(CertificateSpec.authority("Sub CA"))
                                .issue(leaf)),
                refuses(
                                "path too long for the root",
                                UNFIT,
                                shortRoot.intermediate("Sub CA").issue(leaf))
                        .trusting(trust(shortRoot)),
                refuses("root that is no CA", UNFIT, leafRoot.issue(leaf)).trusting(trust(leafRoot)));
    }

    private static Stream<Case> revocation(CertificateSpec leaf) {
        var below = ROOT.issue(leaf);
        var deep = ISSUING.issue(leaf);
        var clean = ROOT.revocationList(Validity.days(1), List.of());
        var stale = ROOT.revocationList(Validity.expired(), List.of());
        var listed = ROOT.revocationList(Validity.days(1), List.of(below.leaf()));
        var listedCa = ROOT.revocationList(Validity.days(1), List.of(ISSUING.certificate()));
        var issued = ISSUING.revocationList(Validity.days(1), List.of());
        var forged = ROOT.impostor().revocationList(Validity.days(1), List.of());
        return Stream.of(
                accepts("on no list", below).trusting(required(clean)),
                accepts("on no list, nor its issuer", deep).trusting(required(clean, issued)),
                accepts("no list, none required", below).trusting(trust(List.of(issued), false, ROOT)),
                refuses("revoked", REVOKED, below).trusting(required(listed)),
                refuses("revoked, no list required", REVOKED, below).trusting(trust(List.of(listed), false, ROOT)),
                refuses("revoked issuer", REVOKED, deep).trusting(required(listedCa, issued)),
                refuses("no list though required", REVOKED, below).trusting(required()),
                refuses("list of the root only", REVOKED, deep).trusting(required(clean)),
                refuses("list out of date", REVOKED, below).trusting(required(stale)),
                refuses("list signed by another", REVOKED, below).trusting(required(forged)));
    }

    private static Stream<Case> pins(CertificateSpec leaf) {
        var pair = KeyKind.EC_P256.generate();
        var self = Credential.selfSigned(leaf.key(pair));
        var renewed = ROOT.issue(leaf.key(pair));
        var expired = Credential.selfSigned(leaf.key(pair).valid(Validity.expired()));
        var weak = Credential.selfSigned(leaf.key(World.RSA_1024));
        var issued = ROOT.issue(leaf);
        return Stream.of(
                accepts("pinned key, self-signed", self)
                        .trusting(World.pinning(self.leaf()))
                        .shows(self),
                accepts("pinned key, renewed certificate", renewed).trusting(World.pinning(self.leaf())),
                accepts("second of two pinned keys", self)
                        .trusting(World.pinning(issued.leaf(), self.leaf()))
                        .shows(self),
                refuses("key that is not pinned", UNTRUSTED_ISSUER, issued).trusting(World.pinning(self.leaf())),
                refuses("pin of its issuer", UNTRUSTED_ISSUER, issued).trusting(World.pinning(ROOT.certificate())),
                refuses("pinned and expired", OUT_OF_DATE, expired)
                        .trusting(World.pinning(self.leaf()))
                        .shows(expired),
                refuses("pinned and weak", WEAK, weak)
                        .trusting(World.pinning(weak.leaf()))
                        .shows(weak));
    }

    private static TrustMaterial required(X509CRL... lists) {
        return trust(List.of(lists), true, ROOT);
    }

    private static Stream<Case> rules(CertificateSpec leaf) {
        var peer = ROOT.issue(leaf.subject("Acme", "Ops").names(World.HOST, "spiffe://prod/ns/shop/ops"));
        return Stream.of(
                accepts("allowed name", peer).under(allow("dns:*.shop.test")),
                accepts("allowed URI", peer).under(allow("uri:spiffe://prod/ns/shop/*")),
                accepts("allowed subject", peer).under(allow("dn:\"CN=ops,O=ACME\"")),
                accepts("second of two rules", peer).under(allow("dns:b.test", "dn:O=Acme")),
                refuses("on no allow rule", NOT_ALLOWED, peer)
                        .under(allow("dns:*.bank.test", "uri:spiffe://prod/ns/bank/*")),
                refuses("only half of the subject allowed", NOT_ALLOWED, peer).under(allow("dn:CN=Ops,O=Other")),
                refuses("allowed and denied", NOT_ALLOWED, peer)
                        .under(new PeerRules(
                                allow("dn:O=Acme").allow(),
                                allow("uri:spiffe://prod/*").allow())));
    }

    private static PeerRules allow(String... rules) {
        return new PeerRules(Stream.of(rules).map(PeerRule::parse).toList(), List.of());
    }

    /** The leaf with both its issuers: one expired, one renewed with the same key. */
    private static Credential renewed(CertificateSpec leaf) {
        var pair = KeyKind.EC_P256.generate();
        var spec = CertificateSpec.authority("Renewed CA").key(pair);
        var old = ROOT.intermediate(spec.valid(Validity.expired()));
        var fresh = ROOT.intermediate(spec);
        var issued = fresh.issue(leaf);
        return issued.withChain(List.of(issued.leaf(), old.certificate(), fresh.certificate()));
    }
}
