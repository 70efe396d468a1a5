package io.floe.certs.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.CertsException;
import io.floe.certs.Credential;
import io.floe.certs.San;
import io.floe.certs.SharedKeys;
import io.floe.certs.store.Existing;
import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    private static final CertificateAuthority ROOT = CertificateAuthority.create("Test root");
    private static final Credential SERVER = ROOT.issue(CertificateSpec.server("a.shop", "10.0.0.5"));
    private static final Password PASSWORD = Password.of("open sesame");

    @TempDir
    private Path folder;

    @Test
    void shouldTellTheFormatAndTheEntriesOfAStore() {
        var file = folder.resolve("store.pem");
        Keystore.of("server", SERVER).write(file, StoreFormat.PKCS12, PASSWORD, Existing.REFUSE);

        var inspection = Inspection.of(file, PASSWORD);

        assertThat(inspection.format()).contains(StoreFormat.PKCS12);
        assertThat(inspection.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.alias()).isEqualTo("server");
            assertThat(entry.kind()).isEqualTo(EntryFacts.Kind.KEY);
            assertThat(entry.certificates())
                    .extracting(CertificateFacts::subject)
                    .containsExactly("CN=a.shop", "CN=Test root");
        });
    }

    @Test
    void shouldTellWhatACertificateSays() {
        var facts = CertificateFacts.of(SERVER.leaf());

        assertThat(facts.issuer()).isEqualTo("CN=Test root");
        assertThat(facts.names()).containsExactly(San.dns("a.shop"), San.ip("10.0.0.5"));
        assertThat(facts.key()).isEqualTo("EC 256");
        assertThat(facts.signature()).isEqualTo("SHA256withECDSA");
        assertThat(facts.notAfter()).isAfter(facts.notBefore());
        assertThat(facts.authority()).isFalse();
        assertThat(facts.sha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(CertificateFacts.of(ROOT.certificate()).authority()).isTrue();
    }

    @Test
    void shouldTakeAPemFileThatStartsWithALeafForAPresentedChain() throws Exception {
        var file = Files.writeString(folder.resolve("server.pem"), Pem.certificates(SERVER.chain()));

        assertThat(Inspection.of(file, Password.none()).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(EntryFacts.Kind.PRESENTED));
    }

    @Test
    void shouldTakeAPemFileThatStartsWithAnAuthorityForTrust() throws Exception {
        var file = Files.writeString(folder.resolve("ca.pem"), Pem.certificates(List.of(ROOT.certificate())));

        assertThat(Inspection.of(file, Password.none()).entries())
                .extracting(EntryFacts::kind)
                .containsExactly(EntryFacts.Kind.TRUSTED);
    }

    @Test
    void shouldSayThatABareKeyHasNoCertificate() throws Exception {
        var pem = Pem.key(SharedKeys.RSA_2048.getPrivate(), KeyForm.PKCS8);
        var file = Files.writeString(folder.resolve("key.pem"), pem);

        assertThat(Inspection.of(file, Password.none()).check(Expectations.none()))
                .containsExactly(new Finding(Finding.Level.FAIL, "certificate", "the private key has no certificate"));
    }

    @Test
    void shouldStartEachTextWithTheAliasWhenThereAreSeveral() {
        var store = Keystore.of("server", SERVER).plus(Keystore.trusting(ROOT.certificate()));

        assertThat(Inspection.of(store).check(Expectations.none()))
                .extracting(
                        finding -> finding.text().substring(0, finding.text().indexOf(':')))
                .containsOnly("server", "ca-1");
    }

    @Test
    void shouldRefuseAnEmptyPresentedChain() {
        assertThatThrownBy(() -> Inspection.presented(List.of()))
                .isInstanceOf(CertsException.class)
                .hasMessage("presented chain: empty (expected: at least one certificate)");
    }

    @Test
    void shouldNameTheFileThatIsMissing() {
        var file = folder.resolve("nowhere.p12");

        assertThatThrownBy(() -> Inspection.of(file, PASSWORD))
                .hasMessage(file + ": cannot be read (expected: a keystore or PEM file)");
    }

    @Test
    void shouldNotPrintKeys() {
        assertThat(Inspection.of(Keystore.of("server", SERVER)))
                .hasToString("Inspection[server KEY [CN=a.shop, CN=Test root]]");
    }
}
