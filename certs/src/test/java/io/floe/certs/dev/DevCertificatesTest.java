package io.floe.certs.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.Purpose;
import io.floe.certs.inspect.Expectations;
import io.floe.certs.inspect.Finding;
import io.floe.certs.inspect.Inspection;
import io.floe.certs.store.Existing;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevCertificatesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldWriteAllFilesButTheCaKey() {
        var made = DevCertificates.in(folder, "a.shop", "10.0.0.5", "localhost").make();

        assertThat(made.files())
                .extracting(file -> file.path().getFileName().toString())
                .containsExactly(
                        "ca.pem",
                        "ca.p12",
                        "server.p12",
                        "server.pem",
                        "server-key.pem",
                        "client.p12",
                        "client.pem",
                        "client-key.pem",
                        "password",
                        "floe.properties",
                        "client.properties");
        assertThat(made.files()).allSatisfy(file -> assertThat(file.path()).isNotEmptyFile());
        assertThat(folder.resolve("ca-key.pem")).doesNotExist();
    }

    @Test
    void shouldMakeAServerThatIsFineForItsHostsAndMarkedAsDevelopment() {
        var made = DevCertificates.in(folder, "a.shop", "10.0.0.5", "localhost").make();
        var trust = Keystore.read(folder.resolve("ca.p12"), password())
                .entries()
                .get(0)
                .certificates();
        var inspection = Inspection.of(folder.resolve("server.p12"), password());

        for (var host : List.of("a.shop", "10.0.0.5", "localhost")) {
            assertThat(inspection.check(Expectations.none().host(host).trust(trust)))
                    .filteredOn(finding -> finding.level() != Finding.Level.OK)
                    .extracting(Finding::what)
                    .containsExactly("origin");
        }
        assertThat(made.files().get(2).holds()).isEqualTo("DNS:a.shop IP:10.0.0.5 DNS:localhost");
        assertThat(CertificateAuthority.isDevelopment(made.authority())).isTrue();
    }

    @Test
    void shouldMakeAClientThatIsGoodForAClientOnly() {
        DevCertificates.in(folder, "localhost").make();
        var inspection = Inspection.of(folder.resolve("client.p12"), password());

        assertThat(inspection.check(Expectations.none().purpose(Purpose.SERVER)))
                .contains(new Finding(
                        Finding.Level.FAIL, "usage", "extended key usage permits only clients (expected: servers)"));
    }

    @Test
    void shouldWritePropertiesThatLeadToTheFiles() throws Exception {
        var made = DevCertificates.in(folder.resolve("caf\u00e9"), "localhost").make();
        var properties = new Properties();
        try (var in = Files.newInputStream(made.properties())) {
            properties.load(in);
        }

        var secret = properties.getProperty("floe.tls.key.password");
        assertThat(secret).startsWith("file:");
        var password = Password.file(Path.of(secret.substring("file:".length())));
        assertThatCode(() -> Keystore.read(Path.of(properties.getProperty("floe.tls.key.store")), password))
                .doesNotThrowAnyException();
        assertThat(Path.of(properties.getProperty("floe.tls.trust"))).isRegularFile();
        assertThat(properties).hasSize(3);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldKeepKeysAndPasswordToTheirOwner() throws Exception {
        DevCertificates.in(folder, "localhost").caKey(CaKey.KEEP).make();

        for (var name :
                List.of("server.p12", "server-key.pem", "client.p12", "client-key.pem", "password", "ca-key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void shouldKeepACaKeyThatCanSignMore() {
        var made = DevCertificates.in(folder, "localhost").caKey(CaKey.KEEP).make();
        var key = Keystore.read(folder.resolve("ca-key.pem"), Password.none())
                .keys()
                .get(0)
                .credential()
                .withChain(List.of(made.authority()));

        assertThat(Inspection.of(Keystore.of("ca", key)).check(Expectations.none()))
                .contains(new Finding(Finding.Level.OK, "key", "the private key matches the certificate"));
    }

    @Test
    void shouldWriteNothingWhenOneFileIsThere() throws Exception {
        Files.writeString(folder.resolve("client.properties"), "mine");

        assertThatThrownBy(() -> DevCertificates.in(folder, "localhost").make())
                .hasMessageContaining("client.properties: is there already");
        assertThat(folder).isDirectoryNotContaining("glob:**.pem");
    }

    @Test
    void shouldReplaceAnEarlierRunWithItsCaKey() {
        var first = DevCertificates.in(folder, "localhost").caKey(CaKey.KEEP).make();
        var second = DevCertificates.in(folder, "localhost")
                .existing(Existing.REPLACE)
                .make();

        assertThat(second.authority()).isNotEqualTo(first.authority());
        assertThat(folder.resolve("ca-key.pem")).doesNotExist();
    }

    @Test
    void shouldLastNinetyDaysUnderACaOfAYear() {
        var made = DevCertificates.in(folder, "localhost")
                .at(Instant.parse("2030-01-01T00:00:00Z"))
                .make();

        assertThat(made.server().leaf().getNotAfter()).isEqualTo("2030-04-01T00:00:00Z");
        assertThat(made.authority().getNotAfter()).isEqualTo("2031-01-01T00:00:00Z");
    }

    @Test
    void shouldNeedAHost() {
        assertThatThrownBy(() -> DevCertificates.in(folder))
                .hasMessage("hosts: none (expected: at least one name or address)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "http://a", "a..*", "-a", "f*o.shop"})
    void shouldRefuseWhatIsNoHost(String host) {
        assertThatThrownBy(() -> DevCertificates.in(folder, host))
                .hasMessage("host: " + host + " (expected: a host name, *.domain or an address)");
    }

    @Test
    void shouldNotPrintKeys() {
        var made = DevCertificates.in(folder, "localhost").make();

        assertThat(made.toString()).contains("key=*** EC");
    }

    private Password password() {
        return Password.file(folder.resolve("password"));
    }
}
