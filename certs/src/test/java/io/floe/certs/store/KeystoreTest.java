package io.floe.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.CertsException;
import io.floe.certs.Credential;
import io.floe.certs.SharedKeys;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreTest {
    private static final CertificateAuthority ROOT = CertificateAuthority.create("Test root");
    private static final Credential SERVER = ROOT.intermediate("Issuing").issue(CertificateSpec.server("a.shop"));
    private static final Password PASSWORD = Password.of("open sesame");

    @ParameterizedTest
    @EnumSource(names = "DER", mode = EnumSource.Mode.EXCLUDE)
    void shouldReadBackTheKeyAndChainThatItWrote(StoreFormat format) {
        var content = Keystore.of("server", SERVER).encode(format, PASSWORD);

        assertThat(StoreFormat.sniff(content)).isEqualTo(format);
        var read = Keystore.read(content, PASSWORD).keys().get(0).credential();
        assertThat(((ECPrivateKey) read.key()).getS()).isEqualTo(((ECPrivateKey) SERVER.key()).getS());
        assertThat(read.key().getClass().getName()).startsWith("sun.security");
        assertThat(read.chain()).isEqualTo(SERVER.chain());
    }

    @ParameterizedTest
    @EnumSource(names = "DER", mode = EnumSource.Mode.EXCLUDE)
    void shouldReadBackTrustedCertificates(StoreFormat format) {
        var trusted = Keystore.trusting(ROOT.certificate());

        assertThat(Keystore.read(trusted.encode(format, PASSWORD), PASSWORD)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @EnumSource(names = "DER", mode = EnumSource.Mode.EXCLUDE)
    void shouldRefuseAWrongPasswordWithoutTellingIt(StoreFormat format) {
        var content = Keystore.of("server", SERVER).encode(format, PASSWORD);

        assertThatThrownBy(() -> Keystore.read(content, Password.of("guess")))
                .isInstanceOf(CertsException.class)
                .hasMessageContaining("(expected: the password that it was written with)")
                .message()
                .doesNotContain("guess")
                .doesNotContain("open sesame");
    }

    @ParameterizedTest
    @EnumSource(names = "DER", mode = EnumSource.Mode.EXCLUDE)
    void shouldAskForAMissingPassword(StoreFormat format) {
        var content = Keystore.of("server", SERVER).encode(format, PASSWORD);

        assertThatThrownBy(() -> Keystore.read(content, Password.none()))
                .isInstanceOf(CertsException.class)
                .hasMessageContaining("password");
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS", "BCFKS"})
    void shouldNotWriteABinaryStoreWithoutAPassword(StoreFormat format) {
        var store = Keystore.of("server", SERVER);

        assertThatThrownBy(() -> store.encode(format, Password.none()))
                .hasMessage("password: none (expected: one, to write a " + format + " store)");
    }

    @Test
    void shouldKeepAChainInWrongOrderInPem() {
        var reversed = SERVER.withChain(List.of(SERVER.chain().get(2), SERVER.leaf()));
        var content = Keystore.of("server", reversed).encode(StoreFormat.PEM, Password.none());

        assertThat(Keystore.read(content, Password.none())
                        .keys()
                        .get(0)
                        .credential()
                        .chain())
                .isEqualTo(reversed.chain());
    }

    @Test
    void shouldConvertAFileOfSeveralEntriesToAnotherFormat(@TempDir Path folder) {
        var store = Keystore.of("server", SERVER).plus(Keystore.trusting(ROOT.certificate()));
        store.write(folder.resolve("a.jks"), StoreFormat.JKS, PASSWORD, Existing.REFUSE);

        var read = Keystore.read(folder.resolve("a.jks"), PASSWORD);
        read.write(folder.resolve("a.p12"), StoreFormat.ofName(Path.of("a.p12")), PASSWORD, Existing.REFUSE);

        assertThat(Keystore.read(folder.resolve("a.p12"), PASSWORD).entries())
                .extracting(StoreEntry::alias)
                .containsExactlyInAnyOrder("server", "ca-1");
    }

    @Test
    void shouldNotMixUpEntriesOfOneAlias() {
        var store = Keystore.of("server", SERVER);

        assertThatThrownBy(() -> store.plus(store)).hasMessage("aliases: [server, server] (expected: each once)");
    }

    @Test
    void shouldListTheAliasesWhenOneIsUnknown() {
        var store = Keystore.of("server", SERVER).plus(Keystore.trusting(ROOT.certificate()));

        assertThat(store.only("server").entries()).hasSize(1);
        assertThatThrownBy(() -> store.only("sevrer")).hasMessage("alias: sevrer (expected: one of [server, ca-1])");
    }

    @Test
    void shouldNotWriteTwoKeysAsPem() {
        var two = Keystore.of("a", SERVER).plus(Keystore.of("b", SERVER));

        assertThatThrownBy(() -> two.encode(StoreFormat.PEM, PASSWORD))
                .hasMessage("PEM: 2 private keys (expected: at most one, choose it by alias)");
    }

    @Test
    void shouldReadAJksWhoseKeyHasAPasswordOfItsOwn() throws Exception {
        var jks = KeyStore.getInstance("JKS");
        jks.load(null, null);
        jks.setKeyEntry(
                "server", SERVER.key(), "own".toCharArray(), SERVER.chain().toArray(Certificate[]::new));
        var out = new ByteArrayOutputStream();
        jks.store(out, PASSWORD.chars());

        var read = Keystore.read(out.toByteArray(), PASSWORD, Password.of("own"));

        assertThat(read.keys().get(0).credential().chain()).isEqualTo(SERVER.chain());
        assertThatThrownBy(() -> Keystore.read(out.toByteArray(), PASSWORD))
                .hasMessage("key 'server': cannot be decrypted (expected: the password of this entry)");
    }

    @Test
    void shouldReadBareDer() throws Exception {
        var certificate = Keystore.read(SERVER.leaf().getEncoded(), Password.none());
        var key = Keystore.read(SharedKeys.RSA_2048.getPrivate().getEncoded(), Password.none());

        assertThat(certificate.entries().get(0).certificates()).containsExactly(SERVER.leaf());
        assertThat(key.keys().get(0).credential().key()).isEqualTo(SharedKeys.RSA_2048.getPrivate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "0", "0\u0003\u0002\u0001\u0003", "\u00fe\u00ed\u00fe\u00ed\u0000"})
    void shouldRefuseGarbage(String garbage) {
        var content = garbage.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Keystore.read(content, PASSWORD))
                .isInstanceOf(CertsException.class)
                .hasMessageContaining("(expected: ");
    }

    @Test
    void shouldNameTheFileThatCannotBeRead(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("x.p12"), "hello");

        assertThatThrownBy(() -> Keystore.read(file, PASSWORD))
                .hasMessage(file + ": content: of no known format (expected: PKCS12, JKS, BCFKS, PEM or DER)");
    }

    @Test
    void shouldNotPrintKeysOrPasswords() {
        assertThat(Keystore.of("server", SERVER).toString()).contains("key=*** EC");
        assertThat(PASSWORD).hasToString("***");
        assertThat(Password.none()).hasToString("none");
    }
}
