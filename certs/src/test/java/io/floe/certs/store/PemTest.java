package io.floe.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.KeyKind;
import io.floe.certs.SharedKeys;
import io.floe.certs.Validity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class PemTest {
    private static final PrivateKey EC = KeyKind.EC_P384.generate().getPrivate();
    private static final PrivateKey RSA = SharedKeys.RSA_2048.getPrivate();
    private static final Password PASSWORD = Password.of("open sesame");

    @Test
    void shouldWriteSec1ThatNamesItsCurve() {
        var pem = Pem.key(EC, KeyForm.TRADITIONAL);

        assertThat(pem).startsWith("-----BEGIN EC PRIVATE KEY-----\n");
        assertThat(((ECPrivateKey) read(pem, Password.none())).getS()).isEqualTo(((ECPrivateKey) EC).getS());
    }

    @Test
    void shouldWritePkcs1() {
        var pem = Pem.key(RSA, KeyForm.TRADITIONAL);

        assertThat(pem).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
        assertThat(read(pem, Password.none())).isEqualTo(RSA);
    }

    @Test
    void shouldWritePkcs8() {
        var pem = Pem.key(EC, KeyForm.PKCS8);

        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(((ECPrivateKey) read(pem, Password.none())).getS()).isEqualTo(((ECPrivateKey) EC).getS());
    }

    @Test
    void shouldEncryptPkcs8() {
        var pem = Pem.encryptedKey(RSA, PASSWORD);

        assertThat(pem).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        assertThat(read(pem, PASSWORD)).isEqualTo(RSA);
    }

    @Test
    void shouldNotEncryptWithoutAPassword() {
        assertThatThrownBy(() -> Pem.encryptedKey(EC, Password.none()))
                .hasMessage("password: none (expected: one, to encrypt a private key)");
    }

    @Test
    void shouldRefuseTwoKeysInOneText() {
        var two = Pem.key(EC, KeyForm.PKCS8) + Pem.key(EC, KeyForm.TRADITIONAL);

        assertThatThrownBy(() -> read(two, PASSWORD)).hasMessage("PEM: 2 private keys (expected: at most one)");
    }

    @Test
    void shouldRefuseDamagedText() {
        var damaged = Pem.key(EC, KeyForm.PKCS8).replaceFirst("M", "?");

        assertThatThrownBy(() -> read(damaged, PASSWORD))
                .hasMessage("PEM: damaged (expected: certificates and at most one private key)");
    }

    @Test
    void shouldWriteRevocationListsThatTheJdkReads() throws Exception {
        var root = CertificateAuthority.create("Test root");
        var pem = Pem.revocationList(root.revocationList(Validity.days(7), List.of(root.certificate())));

        var list = CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));

        assertThat(list.isRevoked(root.certificate())).isTrue();
    }

    private static PrivateKey read(String pem, Password password) {
        return Keystore.read(pem.getBytes(StandardCharsets.US_ASCII), password)
                .keys()
                .get(0)
                .credential()
                .key();
    }
}
