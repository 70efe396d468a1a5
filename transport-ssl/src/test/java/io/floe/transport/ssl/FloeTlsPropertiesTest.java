package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Pem;
import io.floe.fault.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloeTlsPropertiesTest {
    @TempDir
    Path folder;

    private Made made;

    @BeforeEach
    void prepare() {
        made = new Made(folder);
    }

    @Test
    void shouldReadServerOfProperties() {
        Path password = made.write("password", Made.PASSWORD + "\n");
        SslConfig config = SslConfig.of(Map.of(
                "floe.tls.key.store",
                made.p12(Made.SERVER).toString(),
                "floe.tls.key.password",
                "file:" + password,
                "floe.tls.trust",
                made.truststore().toString(),
                "floe.tls.trust.password",
                "file:" + password,
                "floe.deadline",
                "1s",
                "my.own",
                "kept"));

        TlsMaterial material = config.server().material().current();
        assertThat(material.key().orElseThrow().chain()).isEqualTo(Made.SERVER.chain());
        assertThat(material.trust().anchors()).containsExactly(Made.CA.certificate());
        assertThat(config.server().policy().clientAuth()).isEqualTo(ClientAuthentication.NEED);
    }

    @Test
    void shouldReadInlinePem() {
        SslConfig config = SslConfig.of(Map.of(
                "floe.tls.key.cert", Pem.certificates(Made.SERVER.chain()),
                "floe.tls.key.pem", Pem.key(Made.SERVER.key(), KeyForm.PKCS8),
                "floe.tls.trust", Pem.certificates(List.of(Made.CA.certificate())) + ",system"));

        assertThat(config.profile().material().current().key()).isPresent();
        assertThat(config.profile().material().current().trust().source()).isEqualTo("inline PEM, system");
    }

    @Test
    void shouldReadWholePolicy() {
        Map<String, String> properties = new HashMap<>(Map.of(
                "floe.tls.verify", "chain",
                "floe.tls.name", "shop",
                "floe.tls.client-auth", "none",
                "floe.tls.peer.allow", "dns:*.shop.internal, uri:spiffe://prod/*, dn:\"CN=Ops,O=Acme\"",
                "floe.tls.peer.deny", "dn:\"CN=Bad\"",
                "floe.tls.protocols", "TLSv1.3",
                "floe.tls.engine", "jdk",
                "floe.tls.ocsp", "require",
                "floe.tls.chain-depth", "4",
                "floe.tls.session-cache", "100"));
        properties.put("floe.tls.session-timeout", "10m");
        properties.put("floe.tls.reload.sessions", "drop");
        properties.put("floe.tls.trust", "none");

        TlsPolicy policy = SslConfig.of(properties).client().policy();

        assertThat(policy)
                .isEqualTo(new TlsPolicy(
                        PeerVerification.CHAIN,
                        ClientAuthentication.NONE,
                        new PeerRules(
                                List.of(
                                        PeerRule.parse("dns:*.shop.internal"),
                                        PeerRule.parse("uri:spiffe://prod/*"),
                                        PeerRule.parse("dn:CN=Ops,O=Acme")),
                                List.of(PeerRule.parse("dn:CN=Bad"))),
                        Optional.of("shop"),
                        List.of("TLSv1.3"),
                        List.of(),
                        EngineChoice.JDK,
                        true,
                        100,
                        Duration.ofMinutes(10),
                        4,
                        LiveConnections.DROP));
    }

    @Test
    void shouldTakeExactNameBeforeThatOfEnvironment() {
        TlsPolicy policy = SslConfig.of(Map.of(
                        "floe.tls.trust", "none", "floe.tls.client-auth", "want", "floe.tls.client.auth", "need"))
                .server()
                .policy();

        assertThat(policy.clientAuth()).isEqualTo(ClientAuthentication.WANT);
    }

    @Test
    void shouldTakeNameAsEnvironmentSpellsIt() {
        TlsPolicy policy = SslConfig.of(Map.of("floe.tls.trust", "none", "floe.tls.client.auth", "need"))
                .server()
                .policy();

        assertThat(policy.clientAuth()).isEqualTo(ClientAuthentication.NEED);
    }

    @ParameterizedTest
    @CsvSource({
        "floe.tls.key.sore, floe.tls.key.store",
        "floe.tls.trsut, floe.tls.trust",
        "floe.tls.clientauth, floe.tls.client-auth"
    })
    void shouldNameNearestKeyForUnknownOne(String key, String nearest) {
        assertThatThrownBy(() -> SslConfig.of(Map.of(key, "x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("property '" + key + "': unknown (expected: " + nearest + "?)");
    }

    @ParameterizedTest
    @CsvSource({
        "floe.tls.verify, yes, 'full, chain, insecure'",
        "floe.tls.client-auth, maybe, 'none, want, need'",
        "floe.tls.engine, bc, 'auto, native, jdk'",
        "floe.tls.ocsp, on, off or require",
        "floe.tls.session-cache, many, a number",
        "floe.tls.session-timeout, soon, 'a number with ms, s, m, h or d'",
        "floe.tls.reload, 0s, more than 0"
    })
    void shouldRefuseWrongValue(String key, String value, String expected) {
        assertThatThrownBy(() -> SslConfig.of(Map.of(key, value)))
                .hasMessage(key + ": " + value + " (expected: " + expected + ")");
    }

    @Test
    void shouldRefuseRuleThatCannotBeRead() {
        assertThatThrownBy(() -> SslConfig.of(Map.of("floe.tls.peer.allow", "dns:a.b, shop")))
                .hasMessageStartingWith("peer rule: shop (expected: ");
    }

    @Test
    void shouldRefuseStatedTypeThatIsNotTheFiles() {
        Path store = made.p12(Made.SERVER);

        assertThatThrownBy(
                        () -> SslConfig.of(Map.of("floe.tls.key.store", store.toString(), "floe.tls.key.type", "JKS")))
                .hasMessage("floe.tls.key.type: JKS (expected: PKCS12, which " + store + " is)");
    }

    @Test
    void shouldRefuseMixingWithIce() {
        assertThatThrownBy(() -> SslConfig.of(Map.of("floe.tls.trust", "system", "IceSSL.Keystore", "server.jks")))
                .hasMessage(
                        "floe.tls.trust: mixed with IceSSL.Keystore" + " (expected: floe.tls.* or IceSSL.*, not both)");
    }
}
