package io.floe.transport.ssl.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.KeyKind;
import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import io.floe.fault.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Security;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreReaderTest {
    private static final String PASSWORD = "s3cret";
    private static final CertificateAuthority CA = CertificateAuthority.create("Test CA");
    private static final Credential SERVER = CA.issue(CertificateSpec.server("shop.example"));
    private static final Credential RSA =
            CA.issue(CertificateSpec.server("rsa.example").key(KeyKind.RSA_2048));
    private static final Location SOURCE = Location.of(Path.of("the.file"));

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS", "BCFKS"})
    void shouldReadKeyAndChainOfBinaryStore(StoreFormat format) {
        byte[] store = Keystore.of("own", SERVER).encode(format, Password.of(PASSWORD));

        StoreContents contents = StoreReader.read(store, password(), SOURCE);

        assertThat(contents.keys()).singleElement().satisfies(key -> {
            assertThat(key.alias()).isEqualTo("own");
            assertThat(key.key()).matches(StoreReaderTest::isServers);
            assertThat(key.chain()).isEqualTo(SERVER.chain());
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS", "BCFKS"})
    void shouldReadTrustedCertificatesOfBinaryStore(StoreFormat format) {
        byte[] store = Keystore.trusting(CA.certificate()).encode(format, Password.of(PASSWORD));

        StoreContents contents = StoreReader.read(store, password(), SOURCE);

        assertThat(contents.certificates()).containsExactly(CA.certificate());
        assertThat(contents.keys()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadPlainPemKeyOfEachAlgorithm(KeyForm form) {
        for (var credential : List.of(SERVER, RSA)) {
            StoreContents contents = pem(Pem.key(credential.key(), form), KeyPassword.none());

            assertThat(KeyFit.fits(
                            contents.keys().get(0).key(), credential.leaf().getPublicKey()))
                    .isTrue();
        }
    }

    @Test
    void shouldReadP384KeyInSec1() {
        var key = KeyKind.EC_P384.generate().getPrivate();

        StoreContents contents = pem(Pem.key(key, KeyForm.TRADITIONAL), KeyPassword.none());

        assertThat(KeyFit.fits(contents.keys().get(0).key(), SERVER.leaf().getPublicKey()))
                .isFalse();
        assertThat(contents.keys().get(0).key().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void shouldReadEncryptedPemKey() {
        String text = Pem.encryptedKey(SERVER.key(), Password.of(PASSWORD));

        StoreContents contents = pem(text, password());

        assertThat(contents.keys().get(0).key()).matches(StoreReaderTest::isServers);
    }

    @Test
    void shouldRefuseEncryptedPemKeyWithoutPassword() {
        String text = Pem.encryptedKey(SERVER.key(), Password.of(PASSWORD));

        assertThatThrownBy(() -> pem(text, KeyPassword.none()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the.file: private key is encrypted (expected: its password)");
    }

    @Test
    void shouldRefuseEncryptedPemKeyWithOtherPassword() {
        String text = Pem.encryptedKey(SERVER.key(), Password.of("another"));

        assertThatThrownBy(() -> pem(text, password()))
                .hasMessage("the.file: private key cannot be decrypted"
                        + " (expected: the password that it was encrypted with)");
    }

    @Test
    void shouldPassOverCommentsAndCurveParametersInPem() {
        String text = "subject=CN=shop\n-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + Pem.key(SERVER.key(), KeyForm.TRADITIONAL)
                + Pem.certificates(SERVER.chain());

        StoreContents contents = pem(text, KeyPassword.none());

        assertThat(contents.keys().get(0).chain()).isEqualTo(SERVER.chain());
    }

    @Test
    void shouldRefuseOldOpenSslEncryptionWithTheWayOut() {
        String text = """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF

                AAAA
                -----END RSA PRIVATE KEY-----
                """;

        assertThatThrownBy(() -> pem(text, password()))
                .hasMessage("the.file: RSA PRIVATE KEY encrypted in the old OpenSSL way"
                        + " (expected: PKCS#8; openssl pkcs8 -topk8 converts it)");
    }

    @Test
    void shouldNotQuoteDamagedKey() {
        String text = "-----BEGIN PRIVATE KEY-----\nMIIC*secret*bytes\n-----END PRIVATE KEY-----\n";

        assertThatThrownBy(() -> pem(text, password()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the.file: private key is damaged (expected: an RSA, EC or EdDSA key)");
    }

    @Test
    void shouldRefuseKeyOfUnknownAlgorithm() {
        byte[] dsa = Der.element(
                Der.SEQUENCE,
                new byte[] {Der.INTEGER, 1, 0},
                Der.element(Der.SEQUENCE, Der.element(Der.OBJECT_ID, new byte[] {42, 3, 4})),
                Der.element(Der.OCTET_STRING, new byte[] {1}));
        String text = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(dsa)
                + "\n-----END PRIVATE KEY-----\n";

        assertThatThrownBy(() -> pem(text, KeyPassword.none()))
                .hasMessage("the.file: private key of an unknown algorithm (expected: RSA, EC or EdDSA)");
    }

    @Test
    void shouldRefuseWrongStorePassword() {
        byte[] store = Keystore.of("own", SERVER).encode(StoreFormat.PKCS12, Password.of("another"));

        assertThatThrownBy(() -> StoreReader.read(store, password(), SOURCE))
                .hasMessage("the.file: PKCS12 store: damaged, or its password is wrong"
                        + " (expected: the password that it was written with)");
    }

    @Test
    void shouldTellKindFromBytesAndRefuseStrangers() {
        assertThatThrownBy(() -> StoreReader.read(new byte[] {1, 2, 3}, password(), SOURCE))
                .hasMessage("the.file: of no known format (expected: a PKCS12, JKS or BCFKS store, or PEM)");
    }

    @Test
    void shouldRefuseJceksWithTheWayOut() throws Exception {
        KeyStore store = KeyStore.getInstance("JCEKS");
        store.load(null, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "x".toCharArray());

        assertThatThrownBy(() -> StoreReader.read(out.toByteArray(), password(), SOURCE))
                .hasMessage("the.file: a JCEKS store"
                        + " (expected: PKCS12, JKS, BCFKS or PEM; keytool -importkeystore converts it)");
    }

    @Test
    void shouldNeverRegisterProvider() {
        byte[] store = Keystore.of("own", SERVER).encode(StoreFormat.BCFKS, Password.of(PASSWORD));
        StoreReader.read(store, password(), SOURCE);

        assertThat(Security.getProvider("BC")).isNull();
    }

    @Test
    void shouldWipePasswords() {
        char[] store = PASSWORD.toCharArray();
        char[] entry = {'a'};
        new KeyPassword(store, entry).close();

        assertThat(new String(store) + new String(entry)).matches("\0+");
    }

    private static boolean isServers(PrivateKey key) {
        return KeyFit.fits(key, SERVER.leaf().getPublicKey());
    }

    private static StoreContents pem(String text, KeyPassword password) {
        return StoreReader.read(text.getBytes(StandardCharsets.US_ASCII), password, SOURCE);
    }

    private static KeyPassword password() {
        return new KeyPassword(PASSWORD.toCharArray(), null);
    }
}
