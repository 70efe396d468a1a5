package io.floe.certs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.KeyUse;
import io.floe.certs.Purpose;
import io.floe.certs.San;
import io.floe.certs.SharedKeys;
import io.floe.certs.SignatureHash;
import io.floe.certs.Validity;
import io.floe.certs.store.Keystore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final Instant NOW = Instant.parse("2030-03-01T12:00:00Z");
    private static final Validity LONG = Validity.from(NOW, Duration.ofDays(90));
    private static final Expectations EXPECTED = Expectations.none().at(NOW);
    private static final CertificateAuthority ROOT =
            CertificateAuthority.create(CertificateSpec.authority("Test root").valid(LONG));
    private static final CertificateAuthority ISSUING =
            ROOT.intermediate(CertificateSpec.authority("Issuing").valid(LONG));
    private static final CertificateSpec SPEC =
            CertificateSpec.server("a.shop", "10.0.0.5").valid(LONG);
    private static final Credential SERVER = ISSUING.issue(SPEC);

    @Test
    void shouldFindNothingWrongWithAGoodServer() {
        var trust = List.of(ROOT.certificate());

        assertThat(check(SERVER, EXPECTED.host("a.shop").purpose(Purpose.SERVER).trust(trust)))
                .containsExactly(
                        "OK name: a.shop is covered (a.shop, 10.0.0.5)",
                        "OK key: the private key matches the certificate",
                        "OK chain: 3 certificates, order right",
                        "OK trust: leads to CN=Test root",
                        "OK expiry: 90 days",
                        "OK strength: EC 256, SHA256withECDSA",
                        "OK usage: good for servers");
    }

    @ParameterizedTest
    @CsvSource({
        "a.shop, a.shop, true", "A.Shop., a.shop, true", "b.shop, a.shop, false", "*.shop, a.shop, true",
        "*.shop, a.b.shop, false", "*.shop, shop, false", "*.shop, .shop, false", "10.0.0.5, 10.0.0.5, true",
        "10.0.0.5, 10.0.0.6, false", "::1, 0:0:0:0:0:0:0:1, true", "spiffe://a.shop, a.shop, false"
    })
    void shouldDecideWhichHostsANameCovers(String name, String host, boolean covered) {
        assertThat(HostMatch.covers(List.of(San.of(name)), host)).isEqualTo(covered);
    }

    @Test
    void shouldSayThatAHostIsNotCovered() {
        assertThat(check(SERVER, EXPECTED.host("b.shop")))
                .contains("FAIL name: b.shop is not covered (a.shop, 10.0.0.5)");
    }

    @Test
    void shouldNotTakeTheCommonNameForAName() {
        assertThat(check(ISSUING.issue(SPEC.names()), EXPECTED.host("a.shop")))
                .contains("FAIL name: no alternative name; the common name in CN=a.shop does not count"
                        + " (expected: a DNS or IP name)");
    }

    @Test
    void shouldSayThatAnAddressIsWrittenAsADnsName() {
        var odd = ISSUING.issue(SPEC.sans(San.dns("10.0.0.5")));

        assertThat(check(odd, EXPECTED.host("10.0.0.5")))
                .contains("WARN name: DNS:10.0.0.5 is an address written as a DNS name, which no peer matches"
                        + " (expected: IP:10.0.0.5)")
                .contains("FAIL name: 10.0.0.5 is not covered (10.0.0.5)");
    }

    @Test
    void shouldWarnOfWildcardsAndRefusePartialOnes() {
        assertThat(check(ISSUING.issue(SPEC.names("*.shop", "f*o.shop")), EXPECTED))
                .contains(
                        "WARN name: DNS:*.shop is a wildcard: it covers every host of one level",
                        "FAIL name: DNS:f*o.shop is a partial wildcard (expected: * as the whole first label)");
    }

    @Test
    void shouldSayThatTheKeyIsAnotherOne() {
        var mixed = new Credential(ROOT.credential().key(), SERVER.chain());

        assertThat(check(mixed, EXPECTED)).contains("FAIL key: the private key is not the one of CN=a.shop");
    }

    @Test
    void shouldSayThatTheKeyIsOfAnotherKind() {
        var mixed = new Credential(SharedKeys.RSA_2048.getPrivate(), SERVER.chain());

        assertThat(check(mixed, EXPECTED)).contains("FAIL key: the private key is not the one of CN=a.shop");
    }

    @Test
    void shouldSayThatTheOrderIsWrong() {
        var chain = SERVER.chain();
        var shuffled = SERVER.withChain(List.of(chain.get(0), chain.get(2), chain.get(1)));

        assertThat(check(shuffled, EXPECTED.trust(List.of(ROOT.certificate()))))
                .contains(
                        "FAIL chain: order wrong: CN=a.shop is followed by CN=Test root (expected: its issuer CN=Issuing)")
                .contains("OK trust: leads to CN=Test root");
    }

    @Test
    void shouldSayThatAnIntermediateIsMissing() {
        var gap = SERVER.withChain(List.of(SERVER.leaf(), ROOT.certificate()));

        assertThat(check(gap, EXPECTED))
                .contains("FAIL chain: the issuer of CN=a.shop, CN=Issuing, is missing: CN=Test root follows instead");
    }

    @Test
    void shouldWarnThatALeafStandsAlone() {
        assertThat(check(SERVER.withChain(List.of(SERVER.leaf())), EXPECTED))
                .contains("WARN chain: its issuer CN=Issuing is not there"
                        + " (needed, unless it is a root that peers trust)");
    }

    @Test
    void shouldSeeThroughAnImpostor() {
        var fake = SERVER.withChain(List.of(SERVER.leaf(), ISSUING.impostor().certificate()));

        assertThat(check(fake, EXPECTED))
                .contains("FAIL chain: CN=a.shop is not signed by the CN=Issuing that follows it"
                        + " (same name, another key)");
    }

    @Test
    void shouldSayThatAnIssuerIsNoAuthority() {
        var leaf = new CertificateAuthority(SERVER).issue(SPEC.subject("CN=below"));

        assertThat(check(leaf, EXPECTED))
                .contains("FAIL chain: CN=a.shop issued CN=below but is no authority (basic constraints)");
    }

    @Test
    void shouldSayThatAPathIsTooLong() {
        var limited = ROOT.intermediate("Leaves only");
        var deep = limited.intermediate("Too deep").issue(SPEC);

        assertThat(check(deep, EXPECTED))
                .contains(
                        "FAIL chain: CN=Leaves only has 1 intermediates below it (expected: at most 0, its path length)");
    }

    @Test
    void shouldSayThatTheRootIsNotTrusted() {
        var other = CertificateAuthority.create("Other root").certificate();

        assertThat(check(SERVER, EXPECTED.trust(List.of(other))))
                .contains("FAIL trust: untrusted: leads to CN=Test root (expected: CN=Other root)");
    }

    @Test
    void shouldNotTrustARootThatHasTheSameNameOnly() {
        assertThat(check(SERVER, EXPECTED.trust(List.of(ROOT.impostor().certificate()))))
                .contains("FAIL trust: untrusted: leads to CN=Test root, but not to the trusted one: the keys differ"
                        + " (expected: CN=Test root)");
    }

    @Test
    void shouldSayWhatHasExpiredAndSinceWhen() {
        assertThat(check(SERVER, EXPECTED.at(NOW.plus(Duration.ofDays(93)))))
                .contains("FAIL expiry: CN=a.shop expired 3 days ago (2030-05-30)");
    }

    @Test
    void shouldSayWhatIsNotYetValid() {
        assertThat(check(SERVER, EXPECTED.at(NOW.minus(Duration.ofDays(1)))))
                .contains(
                        "FAIL expiry: CN=a.shop is not valid before 2030-03-01T11:55:00Z (now: 2030-02-28T12:00:00Z)");
    }

    @Test
    void shouldWarnOfWhatExpiresSoon() {
        var soon = ISSUING.issue(SPEC.valid(Validity.from(NOW, Duration.ofDays(6))));

        assertThat(check(soon, EXPECTED)).contains("WARN expiry: CN=a.shop expires in 6 days (2030-03-07)");
        assertThat(check(soon, EXPECTED.within(Duration.ofDays(5)))).contains("OK expiry: 6 days");
    }

    @Test
    void shouldSayThatAKeyIsWeak() {
        assertThat(check(ISSUING.issue(SPEC.key(SharedKeys.RSA_1024)), EXPECTED))
                .contains("FAIL strength: CN=a.shop has a weak key: RSA 1024 (expected: at least 2048 bits)");
    }

    @Test
    void shouldSayThatASignatureIsBroken() {
        assertThat(check(ISSUING.issue(SPEC.hash(SignatureHash.SHA1)), EXPECTED))
                .contains(
                        "FAIL strength: CN=a.shop has a broken signature: SHA1withECDSA (expected: SHA-256 or better)");
    }

    @Test
    void shouldNotMindHowARootSignedItself() {
        var old = CertificateAuthority.create(
                CertificateSpec.authority("Old root").hash(SignatureHash.SHA1).valid(LONG));

        assertThat(check(old.issue(SPEC), EXPECTED)).contains("OK strength: EC 256, SHA256withECDSA");
    }

    @Test
    void shouldSayThatTheRoleIsNotPermitted() {
        var client = ISSUING.issue(CertificateSpec.client("ops").valid(LONG));

        assertThat(check(client, EXPECTED.purpose(Purpose.SERVER)))
                .contains("FAIL usage: extended key usage permits only clients (expected: servers)");
        assertThat(check(client, EXPECTED)).contains("OK usage: good for clients");
    }

    @Test
    void shouldSayThatNoRoleIsPermitted() {
        assertThat(check(ISSUING.issue(SPEC.purposes(Purpose.CODE_SIGNING)), EXPECTED))
                .contains("FAIL usage: extended key usage permits neither server nor client");
    }

    @Test
    void shouldSayThatTheKeyMayNotSign() {
        assertThat(check(ISSUING.issue(SPEC.uses(KeyUse.KEY_ENCIPHERMENT)), EXPECTED))
                .contains("FAIL usage: key usage has no digital signature, which TLS 1.3 needs");
    }

    @Test
    void shouldSayThatAnExtensionIsUnknown() {
        assertThat(check(ISSUING.issue(SPEC.unknownCritical("1.3.6.1.4.1.99999.1")), EXPECTED))
                .contains("FAIL usage: CN=a.shop has a critical extension that peers do not know");
    }

    @Test
    void shouldWarnOfASelfSignedLeaf() {
        assertThat(check(Credential.selfSigned(SPEC), EXPECTED))
                .contains("WARN origin: self-signed: peers must trust this very certificate")
                .contains("OK chain: 1 certificate");
    }

    @Test
    void shouldWarnOfADevelopmentAuthority() {
        var dev = CertificateAuthority.create(CertificateSpec.authority("d")
                .subject(CertificateAuthority.DEVELOPMENT_MARK, "d")
                .valid(LONG));

        assertThat(check(dev.issue(SPEC), EXPECTED))
                .contains("WARN origin: from a Floe development CA: not for production");
    }

    private static List<String> check(Credential credential, Expectations expected) {
        return Inspection.of(Keystore.of("it", credential)).check(expected).stream()
                .map(finding -> finding.level() + " " + finding.what() + ": " + finding.text())
                .toList();
    }
}
