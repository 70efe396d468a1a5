package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TlsProfile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextFactoryTest {
    private static final KeyMaterial STAPLING =
            new KeyMaterial(World.SERVER.key(), World.SERVER.chain(), "server.p12", Optional.of(new byte[] {1}));

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.1", "TLSv1", "SSLv3", "tls"})
    void shouldRefuseOldProtocols(String protocol) {
        var policy = World.policy(EngineChoice.JDK, ClientAuthentication.NONE, protocol);

        assertThatThrownBy(() -> World.context(policy, World.material(1, World.SERVER, World.trust(World.ROOT))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("TLS protocol: " + protocol + " (expected: one of TLSv1.3, TLSv1.2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_DH_anon_WITH_AES_256_GCM_SHA384"})
    void shouldRefuseWeakCiphers(String cipher) {
        assertThatThrownBy(() -> Suites.ciphers(List.of(cipher)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("TLS cipher suite: " + cipher + " (expected: one of TLS_AES_128_GCM_SHA256, ");
    }

    @Test
    void shouldRefuseToStapleWithTheJdksEngine() {
        var policy = World.policy(EngineChoice.JDK, ClientAuthentication.NONE);
        var material = new TlsMaterial(1, Optional.of(STAPLING), World.trust(World.ROOT));

        assertThatThrownBy(() -> World.context(policy, material))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("OCSP staple: given (expected: none, for only the native engine can staple)");
    }

    @Test
    void shouldTakeGoodMaterialAfterSomeThatTheEngineRefused() {
        var material = new Swappable(World.material(1, World.SERVER, World.trust(World.ROOT)));
        var policy = World.policy(EngineChoice.JDK, ClientAuthentication.NONE, "TLSv1.3");
        var contexts = new TlsContexts(new TlsProfile(policy, material));

        assertThatThrownBy(() -> material.swap(new TlsMaterial(2, Optional.of(STAPLING), World.trust(World.ROOT))))
                .hasMessageContaining("only the native engine can staple");
        assertThat(contexts.current().generation()).isEqualTo(1);

        material.swap(World.material(3, World.SERVER, World.trust(World.ROOT)));
        assertThat(contexts.current().generation()).isEqualTo(3);
    }

    @Test
    void shouldPrintMaterialWithoutTheKey() {
        assertThat(STAPLING).hasToString("KeyMaterial[CN=" + World.HOST + ", server.p12]");
    }
}
