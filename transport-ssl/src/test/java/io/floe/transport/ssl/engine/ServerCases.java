package io.floe.transport.ssl.engine;

import static io.floe.transport.ssl.TlsCode.BAD_STAPLE;
import static io.floe.transport.ssl.TlsCode.NOT_ALLOWED;
import static io.floe.transport.ssl.TlsCode.NO_ANCHORS;
import static io.floe.transport.ssl.TlsCode.OUT_OF_DATE;
import static io.floe.transport.ssl.TlsCode.UNFIT;
import static io.floe.transport.ssl.TlsCode.WEAK;
import static io.floe.transport.ssl.TlsCode.WRONG_NAME;
import static io.floe.transport.ssl.engine.Case.accepts;
import static io.floe.transport.ssl.engine.Case.refuses;
import static io.floe.transport.ssl.engine.World.HOST;
import static io.floe.transport.ssl.engine.World.ISSUING;
import static io.floe.transport.ssl.engine.World.ROOT;
import static io.floe.transport.ssl.engine.World.SERVER;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.OcspAnswer;
import io.floe.certs.OcspStatus;
import io.floe.certs.Purpose;
import io.floe.certs.San;
import io.floe.certs.Validity;
import io.floe.transport.ssl.PeerRule;
import io.floe.transport.ssl.PeerRules;
import java.util.List;
import java.util.stream.Stream;

/** Servers to be judged by clients; {@link CommonCases} has those that fit both roles. Constants. */
final class ServerCases {
    private ServerCases() {}

    static Stream<Case> all() {
        return Stream.of(names(), wrongNames(), staples(), rest(), CommonCases.of(server()))
                .flatMap(s -> s);
    }

    private static CertificateSpec server() {
        return CertificateSpec.server(HOST);
    }

    private static Credential named(San... names) {
        return ROOT.issue(server().sans(names));
    }

    private static Stream<Case> names() {
        return Stream.of(
                accepts("wildcard for the first label", named(San.dns("*.shop.test"))),
                accepts("another name first", named(San.dns("b.shop.test"), San.dns(HOST))),
                accepts("name in capitals", named(San.dns("A.Shop.TEST"))),
                accepts("host with a dot at the end", SERVER).at(HOST + "."),
                accepts("address", named(San.ip("127.0.0.1"))).at("127.0.0.1"),
                accepts("IPv6 address in another spelling", named(San.ip("::1")))
                        .at("0:0:0:0:0:0:0:1"),
                accepts("empty subject", ROOT.issue(server().subject(""))));
    }

    private static Stream<Case> wrongNames() {
        var pinned = named(San.dns("b.shop.test"));
        return Stream.of(
                refuses("other host", WRONG_NAME, named(San.dns("b.shop.test"))),
                refuses("common name only", WRONG_NAME, ROOT.issue(server().names())),
                refuses("common name right, names wrong", WRONG_NAME, ROOT.issue(server().names("b.shop.test"))),
                refuses("address in a DNS name", WRONG_NAME, named(San.dns("127.0.0.1")))
                        .at("127.0.0.1"),
                refuses("other address", WRONG_NAME, named(San.ip("127.0.0.2"))).at("127.0.0.1"),
                refuses("name where an address is asked for", WRONG_NAME, SERVER)
                        .at("127.0.0.1"),
                refuses("wildcard for two labels", WRONG_NAME, named(San.dns("*.test")))
                        .at(HOST),
                refuses("wildcard above one label", WRONG_NAME, named(San.dns("*.test")))
                        .at("shop.test"),
                refuses("wildcard for no label", WRONG_NAME, named(San.dns("*." + HOST))),
                refuses("partial wildcard at the end", WRONG_NAME, named(San.dns("a*.shop.test"))),
                refuses("partial wildcard at the start", WRONG_NAME, named(San.dns("*a.shop.test"))),
                refuses("wildcard in the second label", WRONG_NAME, named(San.dns("a.*.test"))),
                refuses("bare wildcard", WRONG_NAME, named(San.dns("*"))),
                refuses("other host, pinned", WRONG_NAME, pinned).trusting(World.pinning(pinned.leaf())),
                refuses("host only in a URI", WRONG_NAME, named(San.uri("https://" + HOST + "/"))));
    }

    private static Stream<Case> staples() {
        var about = SERVER;
        var stranger = CertificateAuthority.create("Stranger").credential();
        var responder = ROOT.issue(CertificateSpec.client("responder").purposes(Purpose.OCSP_SIGNING));
        return Stream.of(
                accepts("staple says good", SERVER)
                        .stapled(OcspAnswer.about(about, OcspStatus.GOOD, Validity.days(1))
                                .signedBy(ROOT.credential())),
                accepts("staple of a delegated responder", SERVER)
                        .stapled(OcspAnswer.about(about, OcspStatus.GOOD, Validity.days(1))
                                .signedBy(responder)),
                refuses("no staple", BAD_STAPLE, SERVER).needingStaple(),
                refuses("staple says revoked", BAD_STAPLE, SERVER)
                        .stapled(OcspAnswer.about(about, OcspStatus.REVOKED, Validity.days(1))
                                .signedBy(ROOT.credential())),
                refuses("staple says unknown", BAD_STAPLE, SERVER)
                        .stapled(OcspAnswer.about(about, OcspStatus.UNKNOWN, Validity.days(1))
                                .signedBy(ROOT.credential())),
                refuses("staple out of date", BAD_STAPLE, SERVER)
                        .stapled(OcspAnswer.about(about, OcspStatus.GOOD, Validity.expired())
                                .signedBy(ROOT.credential())),
                refuses("staple signed by a stranger", BAD_STAPLE, SERVER)
                        .stapled(OcspAnswer.about(about, OcspStatus.GOOD, Validity.days(1))
                                .signedBy(stranger)),
                refuses("staple about another", BAD_STAPLE, SERVER)
                        .stapled(OcspAnswer.about(World.CLIENT, OcspStatus.GOOD, Validity.days(1))
                                .signedBy(ROOT.credential())),
                refuses("staple says try later", BAD_STAPLE, SERVER).stapled(new byte[] {0x30, 3, 0x0a, 1, 3}));
    }

    private static Stream<Case> rest() {
        return Stream.of(
                refuses("for clients only", UNFIT, ROOT.issue(server().purposes(Purpose.CLIENT))),
                refuses(
                                "names outside the constraints",
                                UNFIT,
                                constrained(true).issue(server().names(HOST, "other.test")))
                        .at(HOST),
                refuses("excluded name", UNFIT, constrained(false).issue(server())),
                accepts("names within the constraints", constrained(true).issue(server())),
                accepts(
                        "no constraint on addresses",
                        constrained(true).issue(server().sans(San.dns(HOST), San.ip("10.0.0.1")))),
                refuses("nobody trusted", NO_ANCHORS, SERVER).trusting(World.trust()),
                refuses("expired by a day", OUT_OF_DATE, ISSUING.issue(server().valid(Validity.expired()))),
                refuses("denied host", NOT_ALLOWED, SERVER)
                        .under(new PeerRules(List.of(), List.of(PeerRule.parse("dns:*.shop.test")))),
                refuses(
                        "CA of one label, RSA 1024",
                        WEAK,
                        ROOT.issue(server().key(World.RSA_1024).names(HOST))));
    }

    private static CertificateAuthority constrained(boolean permit) {
        var spec = CertificateSpec.authority("Constrained CA");
        return ROOT.intermediate(permit ? spec.permit(San.dns("shop.test")) : spec.exclude(San.dns("shop.test")));
    }
}
