package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.KeyUse;
import io.floe.certs.Purpose;
import io.floe.certs.Validity;
import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import io.floe.fault.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SslConfigBuilderTest {
    @TempDir
    Path folder;

    private Made made;

    @BeforeEach
    void prepare() {
        made = new Made(folder);
    }

    @Test
    void shouldBuildClientOfTheReadme() {
        SslConfig config =
                SslConfig.builder().truststore(made.truststore(), Made.PASSWORD).build();

        TlsMaterial material = config.client().material().current();
        assertThat(material.trust().anchors()).containsExactly(Made.CA.certificate());
        assertThat(material.key()).isEmpty();
        assertThat(material.generation()).isEqualTo(1);
        assertThat(config.client().policy().verify()).isEqualTo(PeerVerification.FULL);
    }

    @Test
    void shouldTrustSystemIfNothingIsSaid() {
        TlsMaterial material = SslConfig.builder().build().profile().material().current();

        assertThat(material.trust().source()).isEqualTo("system");
        assertThat(material.trust().anchors()).isNotEmpty();
    }

    @Test
    void shouldTrustNobodyIfTold() {
        TlsMaterial material =
                SslConfig.builder().trustNone().build().profile().material().current();

        assertThat(material.trust().anchors()).isEmpty();
    }

    @Test
    void shouldAddSystemToOwnTrustOnlyWhenTold() {
        Path ca = made.write("ca.pem", Pem.certificates(List.of(Made.CA.certificate())));

        assertThat(anchors(SslConfig.builder().trust(ca))).hasSize(1);
        assertThat(anchors(SslConfig.builder().trust(ca).trustSystem())).hasSizeGreaterThan(1);
    }

    private static List<?> anchors(SslConfigBuilder builder) {
        return builder.build().profile().material().current().trust().anchors();
    }

    @Test
    void shouldReadFolderAsKubernetesMountsIt() {
        made.write("tls.crt", Pem.certificates(Made.SERVER.chain()));
        made.write("tls.key", Pem.key(Made.SERVER.key(), KeyForm.PKCS8));

        assertThat(own(SslConfig.builder().keystore(folder))).isEqualTo(Made.SERVER.chain());
    }

    @Test
    void shouldReadInlinePem() {
        SslConfigBuilder builder = SslConfig.builder()
                .pem(Pem.certificates(Made.SERVER.chain()), Pem.key(Made.SERVER.key(), KeyForm.TRADITIONAL));

        assertThat(own(builder)).isEqualTo(Made.SERVER.chain());
    }

    @Test
    void shouldReadEncryptedPemPair() {
        Path key = made.write("own.key", Pem.encryptedKey(Made.RSA.key(), Password.of(Made.PASSWORD)));

        assertThat(own(SslConfig.builder().pem(made.chain(Made.RSA), key, Secret.of(Made.PASSWORD))))
                .isEqualTo(Made.RSA.chain());
    }

    private static List<?> own(SslConfigBuilder builder) {
        return builder.build()
                .profile()
                .material()
                .current()
                .key()
                .orElseThrow()
                .chain();
    }

    @Test
    void shouldDemandAliasForSeveralKeysAndListThem() {
        Path store = twoKeys();

        assertThatThrownBy(
                        () -> SslConfig.builder().keystore(store, Made.PASSWORD).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(store + ": 2 keys (expected: an alias, one of [first, second])");
    }

    @Test
    void shouldPickKeyByAlias() {
        assertThat(own(SslConfig.builder().keystore(twoKeys(), Made.PASSWORD).alias("second")))
                .isEqualTo(Made.OTHER.chain());
    }

    @Test
    void shouldListAliasesIfThereIsNoSuchKey() {
        Path store = twoKeys();

        assertThatThrownBy(() -> SslConfig.builder()
                        .keystore(store, Made.PASSWORD)
                        .alias("third")
                        .build())
                .hasMessage(store + ": no key 'third' (expected: one of [first, second])");
    }

    private Path twoKeys() {
        return made.store(
                "two.p12",
                StoreFormat.PKCS12,
                Keystore.of("first", Made.SERVER).plus(Keystore.of("second", Made.OTHER)));
    }

    @Test
    void shouldRefuseKeyOfAnotherCertificate() {
        Path chain = made.chain(Made.SERVER);
        Path key = made.key(Made.OTHER, KeyForm.PKCS8);

        assertThatThrownBy(() -> SslConfig.builder().pem(chain, key).build())
                .hasMessage(chain + ": key 'key' does not fit certificate 'CN=shop.example'"
                        + " (expected: the key's own certificate first)");
    }

    @Test
    void shouldRefuseChainInAnotherOrder() {
        var issuing = Made.CA.intermediate("Issuing CA");
        Credential server = issuing.issue(Made.peer("deep.example"));
        List<X509Certificate> chain = server.chain();
        Credential mixed = server.withChain(List.of(chain.get(0), chain.get(2), chain.get(1)));
        Path file = made.chain(mixed);

        assertThatThrownBy(() -> SslConfig.builder()
                        .pem(file, made.key(server, KeyForm.PKCS8))
                        .build())
                .hasMessage(file + ": chain: 'CN=Test CA' did not issue 'CN=deep.example'"
                        + " (expected: the key's certificate first, then each one's issuer)");
    }

    @Test
    void shouldRefuseCertificateThatIsForNeitherSide() {
        Credential signer = Made.CA.issue(Made.peer("code").purposes(Purpose.CODE_SIGNING));
        Path store = made.p12(signer);

        assertThatThrownBy(
                        () -> SslConfig.builder().keystore(store, Made.PASSWORD).build())
                .hasMessage(store + ": certificate 'CN=code' is for neither servers nor clients"
                        + " (expected: extended key usage serverAuth or clientAuth)");
    }

    @Test
    void shouldRefuseCertificateThatMayNotSign() {
        Path store = made.p12(Made.CA.issue(Made.peer("mute").uses(KeyUse.KEY_ENCIPHERMENT)));

        assertThatThrownBy(
                        () -> SslConfig.builder().keystore(store, Made.PASSWORD).build())
                .hasMessage(store + ": certificate 'CN=mute' may not sign (expected: key usage digitalSignature)");
    }

    @Test
    void shouldRefuseServerWithExpiredCertificateAndWarnClient() {
        Path store = made.p12(Made.CA.issue(Made.peer("late").valid(Validity.expired())));
        try (Logged log = new Logged()) {
            SslConfig config =
                    SslConfig.builder().keystore(store, Made.PASSWORD).build();

            assertThat(log.warnings()).anyMatch(line -> line.startsWith("own certificate 'CN=late' of " + store));
            assertThatThrownBy(config::requireServer)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith(store + ": certificate 'CN=late' expired on ")
                    .hasMessageEndingWith(" (expected: a certificate that is valid now)");
        }
    }

    @Test
    void shouldRefuseServerWithCertificateOfTomorrow() {
        Path store = made.p12(Made.CA.issue(Made.peer("early").valid(Validity.notYet())));
        SslConfig config = SslConfig.builder().keystore(store, Made.PASSWORD).build();

        assertThatThrownBy(config::requireServer)
                .hasMessageStartingWith(store + ": certificate 'CN=early' is not valid before ");
    }

    @Test
    void shouldRefuseServerWithCertificateOfClients() {
        Path store = made.p12(Made.CA.issue(CertificateSpec.client("alice")));
        SslConfig config = SslConfig.builder().keystore(store, Made.PASSWORD).build();

        assertThatThrownBy(config::requireServer)
                .hasMessage(store + ": certificate 'CN=alice' is not for servers"
                        + " (expected: extended key usage serverAuth)");
    }

    @Test
    void shouldRefuseServerWithoutKey() {
        assertThatThrownBy(SslConfig.builder().build()::requireServer)
                .hasMessage("ssl server: no key (expected: a keystore, floe.tls.key.store or IceSSL.Keystore)");
    }

    @Test
    void shouldLetGoodServerPass() {
        SslConfig config = SslConfig.builder()
                .keystore(made.p12(Made.SERVER), Made.PASSWORD)
                .build();

        assertThatCode(config::requireServer).doesNotThrowAnyException();
    }

    @Test
    void shouldNeverTakeKeystoreAsTrust() {
        Path store = made.p12(Made.SERVER);

        assertThatThrownBy(() ->
                        SslConfig.builder().truststore(store, Made.PASSWORD).build())
                .hasMessage(store + ": no trusted certificate (expected: at least one)");
    }

    @Test
    void shouldNeedClientsCertificatesWhenTrustIsGiven() {
        SslConfig config =
                SslConfig.builder().truststore(made.truststore(), Made.PASSWORD).build();

        assertThat(config.server().policy().clientAuth()).isEqualTo(ClientAuthentication.NEED);
    }

    @Test
    void shouldAskForTrustBeforeAskingClients() {
        assertThatThrownBy(() -> SslConfig.builder()
                        .clientAuth(ClientAuthentication.WANT)
                        .build())
                .hasMessage("client authentication: WANT without trust"
                        + " (expected: the authorities whose clients are let in)");
    }

    @Test
    void shouldVerifyClientsEvenIfServersAreNot() {
        SslConfig config = SslConfig.builder().verify(PeerVerification.INSECURE).build();

        assertThat(config.client().policy().verify()).isEqualTo(PeerVerification.INSECURE);
        assertThat(config.server().policy().verify()).isEqualTo(PeerVerification.FULL);
    }

    @Test
    void shouldWarnAtEachStartThatNothingIsVerified() {
        try (Logged log = new Logged()) {
            SslConfig.builder().verify(PeerVerification.INSECURE).build();

            assertThat(log.warnings())
                    .contains("servers are not verified: anybody in between can read and change all"
                            + " (expected: verify full)");
        }
    }

    @Test
    void shouldRefuseOldProtocol() {
        assertThatThrownBy(() -> SslConfig.builder().protocols("TLSv1.1"))
                .hasMessage("TLS protocol: TLSv1.1 (expected: TLSv1.3 or TLSv1.2)");
    }

    @Test
    void shouldRefuseWeakCipher() {
        assertThatThrownBy(() -> SslConfig.builder().ciphers("TLS_RSA_WITH_AES_128_CBC_SHA"))
                .hasMessageStartingWith("cipher suite: TLS_RSA_WITH_AES_128_CBC_SHA (expected: one of [TLS_AES_128");
    }

    @Test
    void shouldLeaveOutProtocolWithoutSuite() {
        TlsPolicy policy = SslConfig.builder()
                .ciphers("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")
                .build()
                .client()
                .policy();

        assertThat(policy.protocols()).containsExactly("TLSv1.2");
    }

    @Test
    void shouldWarnOfKeyThatEverybodyCanRead() throws IOException {
        Path store = made.p12(Made.SERVER);
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-r--r--"));
        try (Logged log = new Logged()) {
            SslConfig.builder().keystore(store, Made.PASSWORD).build();

            assertThat(log.warnings())
                    .contains(store + ": readable by everybody (expected: mode 0600, since it holds a key)");
        }
    }

    @Test
    void shouldWarnOfDevelopmentCertificates() {
        var dev = CertificateAuthority.create(CertificateSpec.authority("x").subject("Floe development CA", "Dev"));
        Path ca = made.write("dev.pem", Pem.certificates(List.of(dev.certificate())));
        try (Logged log = new Logged()) {
            SslConfig.builder().trust(ca).build();

            assertThat(log.warnings()).anyMatch(line -> line.contains("is of a Floe development CA"));
        }
    }

    @Test
    void shouldReadRevocationLists() {
        Path crl = made.write(
                "ca.crl", Pem.revocationList(Made.CA.revocationList(Validity.days(1), List.of(Made.OTHER.leaf()))));
        TrustMaterial trust = SslConfig.builder()
                .truststore(made.truststore(), Made.PASSWORD)
                .crl(crl)
                .build()
                .client()
                .material()
                .current()
                .trust();

        assertThat(trust.revocationRequired()).isTrue();
        assertThat(trust.crls()).singleElement().matches(list -> list.isRevoked(Made.OTHER.leaf()));
    }

    @Test
    void shouldNameMissingFile() {
        Path missing = folder.resolve("missing.p12");

        assertThatThrownBy(() -> SslConfig.builder().trust(missing).build())
                .hasMessage(missing + ": no such file (expected: a keystore or PEM file)");
    }

    @Test
    void shouldRefuseHalfOfPair() {
        assertThatThrownBy(() -> SslConfig.of(Map.of("floe.tls.key.cert", "own.crt")))
                .hasMessage("TLS key: half of a PEM pair (expected: a keystore, or a certificate and a key as PEM)");
    }
}
