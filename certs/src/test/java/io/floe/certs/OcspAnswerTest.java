package io.floe.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judge is the JDK's own revocation checker, to which the answer is handed as if it had been stapled. */
class OcspAnswerTest {
    private static final CertificateAuthority ROOT = CertificateAuthority.create("Test root");
    private static final Credential SERVER = ROOT.issue(CertificateSpec.server("a.shop"));

    @Test
    void shouldLetAGoodCertificatePass() {
        var answer = OcspAnswer.about(SERVER, OcspStatus.GOOD, Validity.days(1)).signedBy(ROOT.credential());

        assertThatCode(() -> judge(answer)).doesNotThrowAnyException();
    }

    @Test
    void shouldRevoke() {
        var answer =
                OcspAnswer.about(SERVER, OcspStatus.REVOKED, Validity.days(1)).signedBy(ROOT.credential());

        assertThatThrownBy(() -> judge(answer)).hasMessageContaining("Certificate has been revoked");
    }

    @Test
    void shouldNotKnowACertificate() {
        var answer =
                OcspAnswer.about(SERVER, OcspStatus.UNKNOWN, Validity.days(1)).signedBy(ROOT.credential());

        assertThatThrownBy(() -> judge(answer)).hasMessageContaining("unknown");
    }

    @Test
    void shouldBeOutOfDateWhenTold() {
        var answer =
                OcspAnswer.about(SERVER, OcspStatus.GOOD, Validity.expired()).signedBy(ROOT.credential());

        assertThatThrownBy(() -> judge(answer)).hasMessageContaining("validity interval is out-of-date");
    }

    @Test
    void shouldBeSignedByADelegatedResponder() {
        var responder = ROOT.issue(CertificateSpec.client("responder").purposes(Purpose.OCSP_SIGNING));
        var answer = OcspAnswer.about(SERVER, OcspStatus.GOOD, Validity.days(1)).signedBy(responder);

        assertThatCode(() -> judge(answer)).doesNotThrowAnyException();
    }

    @Test
    void shouldBeRefusedWhenAStrangerSigned() {
        var stranger = CertificateAuthority.create("Stranger").credential();
        var answer = OcspAnswer.about(SERVER, OcspStatus.GOOD, Validity.days(1)).signedBy(stranger);

        assertThatThrownBy(() -> judge(answer)).hasMessageContaining("not authorized to sign OCSP responses");
    }

    @Test
    void shouldNeedAnIssuer() {
        assertThatThrownBy(() -> OcspAnswer.about(ROOT.credential(), OcspStatus.GOOD, Validity.days(1)))
                .isInstanceOf(CertsException.class)
                .hasMessageContaining("(expected: leaf and issuer)");
    }

    private static void judge(byte[] answer) throws GeneralSecurityException {
        var validator = CertPathValidator.getInstance("PKIX");
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOcspResponses(Map.of(SERVER.leaf(), answer));
        checker.setOptions(Set.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(ROOT.certificate(), null)));
        parameters.addCertPathChecker(checker);
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(SERVER.leaf()));
        assertThat(validator.validate(path, parameters)).isNotNull();
    }
}
