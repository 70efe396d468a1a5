package io.floe.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
    private static final CertificateAuthority ROOT = CertificateAuthority.create("Test root");

    @Test
    void shouldIssueAServerCertificateThatPkixAccepts() {
        var server = ROOT.intermediate("Issuing").issue(CertificateSpec.server("a.shop", "10.0.0.5"));

        assertThatCode(() -> validate(server, ROOT)).doesNotThrowAnyException();
        assertThat(server.chain()).hasSize(3).endsWith(ROOT.certificate());
    }

    @Test
    void shouldWriteEachAlternativeNameAsTheKindThatItsTextShows() throws Exception {
        var leaf = ROOT.issue(CertificateSpec.server("a.shop", "10.0.0.5", "::1", "spiffe://prod/ns/shop"))
                .leaf();

        assertThat(leaf.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "a.shop"),
                        List.of(7, "10.0.0.5"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(6, "spiffe://prod/ns/shop"));
    }

    @Test
    void shouldPutAnAddressInADnsNameWhenTold() throws Exception {
        var leaf = ROOT.issue(CertificateSpec.server("a").sans(San.dns("10.0.0.5")))
                .leaf();

        assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(2, "10.0.0.5"));
    }

    @Test
    void shouldRefuseTextThatIsNoAddressAsIpName() {
        assertThatThrownBy(() -> San.ip("a.shop"))
                .isInstanceOf(CertsException.class)
                .hasMessage("IP name: a.shop (expected: an IPv4 or IPv6 address)");
    }

    @Test
    void shouldMakeTheKeyKindsThatAreAskedFor() {
        var p384 = ROOT.issue(CertificateSpec.client("c").key(KeyKind.EC_P384)).leaf();
        var rsa = ROOT.issue(CertificateSpec.client("c").key(KeyKind.RSA_1024)).leaf();

        assertThat(((ECPublicKey) p384.getPublicKey()).getParams().getOrder().bitLength())
                .isEqualTo(384);
        assertThat(((RSAPublicKey) rsa.getPublicKey()).getModulus().bitLength()).isEqualTo(1024);
    }

    @Test
    void shouldSignWithTheHashThatIsAskedFor() {
        var rsaRoot = CertificateAuthority.create(
                CertificateSpec.authority("RSA root").key(SharedKeys.RSA_2048));

        assertThat(ROOT.issue(CertificateSpec.client("c").hash(SignatureHash.SHA1))
                        .leaf()
                        .getSigAlgName())
                .isEqualTo("SHA1withECDSA");
        assertThat(rsaRoot.issue(CertificateSpec.client("c").hash(SignatureHash.MD5))
                        .leaf()
                        .getSigAlgName())
                .isEqualTo("MD5withRSA");
        assertThat(rsaRoot.certificate().getSigAlgName()).isEqualTo("SHA256withRSA");
    }

    @Test
    void shouldSayThatMd5NeedsRsa() {
        var spec = CertificateSpec.client("c").hash(SignatureHash.MD5);

        assertThatThrownBy(() -> ROOT.issue(spec))
                .hasMessage("signature: MD5 with EC (expected: RSA, no other MD5 signature exists)");
    }

    @Test
    void shouldSetDatesAndSerialAsTold() {
        var span = Validity.expired();
        var leaf = ROOT.issue(CertificateSpec.client("c").valid(span).serial(BigInteger.TEN))
                .leaf();

        assertThat(leaf.getNotBefore().toInstant()).isEqualTo(span.notBefore());
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(span.notAfter());
        assertThat(leaf.getSerialNumber()).isEqualTo(BigInteger.TEN);
    }

    @Test
    void shouldWriteOrLeaveOutUsagesAsTold() throws Exception {
        var full = ROOT.issue(CertificateSpec.server("a")
                        .uses(KeyUse.KEY_ENCIPHERMENT)
                        .purposes(Purpose.CLIENT, Purpose.CODE_SIGNING))
                .leaf();
        var bare = ROOT.issue(
                        CertificateSpec.server("a").uses().purposes().names().withoutConstraints())
                .leaf();

        assertThat(full.getKeyUsage()).startsWith(false, false, true);
        assertThat(full.getExtendedKeyUsage()).containsExactly(Purpose.CLIENT.oid(), Purpose.CODE_SIGNING.oid());
        assertThat(bare.getKeyUsage()).isNull();
        assertThat(bare.getExtendedKeyUsage()).isNull();
        assertThat(bare.getCriticalExtensionOIDs()).isEmpty();
    }

    @Test
    void shouldWriteThePathLengthOfAnAuthority() {
        assertThat(ROOT.certificate().getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(ROOT.intermediate("i").certificate().getBasicConstraints()).isZero();
    }

    @Test
    void shouldRefuseAPathLengthOnALeaf() {
        assertThatThrownBy(() -> new BasicConstraints(false, OptionalInt.of(1)))
                .hasMessage("path length: 1 on a leaf (expected: none, only authorities have one)");
    }

    @Test
    void shouldMakeChainsThatPkixRefusesForTheirPathLength() {
        var tooDeep =
                ROOT.intermediate("leaves only").intermediate("one too many").issue(CertificateSpec.server("a.shop"));

        assertThatThrownBy(() -> validate(tooDeep, ROOT)).hasMessageContaining("pathLenConstraint violated");
    }

    @Test
    void shouldMakeNameConstraintsThatPkixEnforces() {
        var limited = ROOT.intermediate(CertificateSpec.authority("limited").permit(San.dns("shop.internal")));
        var inside = limited.issue(CertificateSpec.server("a.shop.internal"));
        var outside = limited.issue(CertificateSpec.server("a.shop"));

        assertThatCode(() -> validate(inside, ROOT)).doesNotThrowAnyException();
        assertThatThrownBy(() -> validate(outside, ROOT)).hasMessageContaining("name constraints");
    }

    @Test
    void shouldExcludeAddressesByNameConstraints() {
        var limited = ROOT.intermediate(CertificateSpec.authority("limited").exclude(San.ip("10.0.0.0/8")));
        var excluded = limited.issue(CertificateSpec.server("10.0.0.5"));

        assertThatThrownBy(() -> validate(excluded, ROOT)).hasMessageContaining("name constraints");
    }

    @Test
    void shouldAddACriticalExtensionThatNobodyKnows() {
        var leaf = ROOT.issue(CertificateSpec.server("a").unknownCritical("1.3.6.1.4.1.99999.1"))
                .leaf();

        assertThat(leaf.hasUnsupportedCriticalExtension()).isTrue();
        assertThat(leaf.getCriticalExtensionOIDs()).contains("1.3.6.1.4.1.99999.1");
    }

    @Test
    void shouldMakeAnImpostorThatDiffersInItsKeyOnly() {
        var impostor = ROOT.impostor();
        var keyIdExtension = "2.5.29.14";

        assertThat(impostor.certificate().getSubjectX500Principal())
                .isEqualTo(ROOT.certificate().getSubjectX500Principal());
        assertThat(impostor.certificate().getSerialNumber())
                .isEqualTo(ROOT.certificate().getSerialNumber());
        assertThat(impostor.certificate().getExtensionValue(keyIdExtension))
                .isEqualTo(ROOT.certificate().getExtensionValue(keyIdExtension));
        assertThatThrownBy(() -> impostor.issue(CertificateSpec.client("c"))
                        .leaf()
                        .verify(ROOT.certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void shouldListRevokedCertificates() throws Exception {
        var good = ROOT.issue(CertificateSpec.client("good")).leaf();
        var bad = ROOT.issue(CertificateSpec.client("bad")).leaf();
        var list = ROOT.revocationList(Validity.days(7), List.of(bad));

        list.verify(ROOT.certificate().getPublicKey());
        assertThat(list.isRevoked(bad)).isTrue();
        assertThat(list.isRevoked(good)).isFalse();
    }

    @Test
    void shouldKnowWhatADevelopmentAuthorityMade() {
        var dev = CertificateAuthority.create(
                CertificateSpec.authority("d").subject(CertificateAuthority.DEVELOPMENT_MARK, "d"));

        assertThat(CertificateAuthority.isDevelopment(
                        dev.issue(CertificateSpec.client("c")).leaf()))
                .isTrue();
        assertThat(CertificateAuthority.isDevelopment(ROOT.certificate())).isFalse();
    }

    @Test
    void shouldNotPrintKeys() {
        var credential = ROOT.issue(CertificateSpec.client("ops, the team"));

        assertThat(credential).hasToString("Credential[key=*** EC, chain=[CN=ops\\, the team, CN=Test root]]");
    }

    @Test
    void shouldDropTheRootFromAChainThatIsPresented() {
        var chain = ROOT.intermediate("i").issue(CertificateSpec.client("c")).withoutRoot();

        assertThat(chain.chain()).hasSize(2).doesNotContain(ROOT.certificate());
    }

    @Test
    void shouldNotRegisterAProvider() {
        assertThat(Security.getProvider("BC")).isNull();
    }

    private static void validate(Credential credential, CertificateAuthority root) throws GeneralSecurityException {
        var path = CertificateFactory.getInstance("X.509")
                .generateCertPath(credential.withoutRoot().chain());
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(root.certificate(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }
}
