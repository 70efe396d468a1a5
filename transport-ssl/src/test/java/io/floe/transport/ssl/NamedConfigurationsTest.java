package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.Purpose;
import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Pem;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several configurations in one communicator, chosen by adapter, by host, by side and by server name. */
class NamedConfigurationsTest {
    private static final CertificateAuthority ONE = CertificateAuthority.create("One CA");
    private static final CertificateAuthority TWO = CertificateAuthority.create("Two CA");
    private static final Credential OF_ONE = ONE.issue(local("localhost", "127.0.0.1"));
    private static final Credential OF_TWO = TWO.issue(local("localhost", "127.0.0.1"));
    private static final Credential SHOP = ONE.issue(local("shop.example"));

    @TempDir
    Path folder;

    private static CertificateSpec local(String... names) {
        return CertificateSpec.server(names[0]).names(names).purposes(Purpose.SERVER, Purpose.CLIENT);
    }

    @BeforeEach
    void write() {
        var made = new Made(folder);
        made.write("one.crt", Pem.certificates(OF_ONE.withoutRoot().chain()));
        made.write("one.key", Pem.key(OF_ONE.key(), KeyForm.PKCS8));
        made.write("two.crt", Pem.certificates(OF_TWO.withoutRoot().chain()));
        made.write("two.key", Pem.key(OF_TWO.key(), KeyForm.PKCS8));
        made.write("shop.crt", Pem.certificates(SHOP.withoutRoot().chain()));
        made.write("shop.key", Pem.key(SHOP.key(), KeyForm.PKCS8));
        made.write("one-ca.pem", Pem.certificates(ONE.credential().chain()));
        made.write("two-ca.pem", Pem.certificates(TWO.credential().chain()));
    }

    /** The keys and trust of one name; the default configuration has none. */
    private void put(Map<String, String> properties, String name, String key, String trust) {
        var prefix = "floe.tls." + (name.isEmpty() ? "" : name + ".");
        properties.put(prefix + "key.cert", folder.resolve(key + ".crt").toString());
        properties.put(prefix + "key.pem", folder.resolve(key + ".key").toString());
        properties.put(prefix + "trust", folder.resolve(trust + "-ca.pem").toString());
    }

    private Map<String, String> both() {
        var properties = new HashMap<String, String>();
        put(properties, "", "one", "one");
        put(properties, "second", "two", "two");
        return properties;
    }

    private static Communicator with(Map<String, String> properties, String... more) {
        var all = new HashMap<>(properties);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return Communicator.builder().properties(all).build();
    }

    private static String serve(Communicator server, String adapter) {
        var made = server.adapter(adapter, "ssl -h 127.0.0.1 -p 0");
        made.add("echo", Dispatcher.of(request -> request.reply()));
        made.activate().join();
        return "echo:" + made.endpoints().get(0);
    }

    private static Certificate shown(Proxy proxy) throws SSLPeerUnverifiedException {
        proxy.ping().join();
        return proxy.connection().join().peer().session().orElseThrow().getPeerCertificates()[0];
    }

    @Test
    void shouldGiveAnAdapterAConfigurationOfItsOwn() throws Exception {
        try (var server = with(both(), "floe.adapter.Second.tls", "second");
                var one = with(Map.of(), entries(""));
                var two = with(Map.of(), entries("two"))) {
            var first = serve(server, "First");
            var second = serve(server, "Second");

            assertThat(shown(one.proxy(first))).isEqualTo(OF_ONE.leaf());
            assertThat(shown(two.proxy(second))).isEqualTo(OF_TWO.leaf());
            assertThatThrownBy(() -> one.proxy(second).ping().join()).hasMessageContaining("FLOE-TLS-03");
        }
    }

    private String[] entries(String which) {
        var properties = new HashMap<String, String>();
        put(properties, "", which.isEmpty() ? "one" : which, which.isEmpty() ? "one" : which);
        return properties.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({"floe.client.tls", "floe.tls.for.localhost", "floe.tls.for.LOCALHOST"})
    void shouldUseAnotherConfigurationTowardsServers(String rule) throws Exception {
        try (var server = with(Map.of(), entries("two"));
                var client = with(both(), rule, "second")) {
            var port = serve(server, "A").replaceAll(".*-p (\\d+).*", "$1");

            assertThat(shown(client.proxy("echo:ssl -h localhost -p " + port))).isEqualTo(OF_TWO.leaf());
        }
    }

    @Test
    void shouldUseAConfigurationForItsHostOnly() {
        try (var server = with(Map.of(), entries("two"));
                var client = with(both(), "floe.tls.for.*.example", "second")) {
            assertThatThrownBy(() -> client.proxy(serve(server, "A")).ping().join())
                    .hasMessageContaining("FLOE-TLS-03");
        }
    }

    @Test
    void shouldShowTheCertificateOfAServerName() throws Exception {
        var properties = both();
        properties.keySet().removeIf(key -> key.startsWith("floe.tls.second."));
        put(properties, "shop", "shop", "one");
        try (var server = with(properties, "floe.tls.sni.shop.example", "shop");
                var usual = with(Map.of(), entries(""));
                var client = with(Map.of("floe.tls.name", "shop.example"), entries(""))) {
            var target = serve(server, "A");

            assertThat(shown(client.proxy(target))).isEqualTo(SHOP.leaf());
            assertThat(shown(usual.proxy(target))).isEqualTo(OF_ONE.leaf());
        }
    }

    @Test
    void shouldTakeTheSameByBuilder() throws Exception {
        var two = SslConfig.builder()
                .pem(folder.resolve("two.crt"), folder.resolve("two.key"))
                .trust(folder.resolve("two-ca.pem"))
                .build();
        var one = SslConfig.builder()
                .pem(folder.resolve("one.crt"), folder.resolve("one.key"))
                .trust(folder.resolve("one-ca.pem"))
                .adapter("Second", two)
                .towards("localhost", two)
                .build();
        try (var both = Communicator.builder().settings(one).build()) {
            var second = serve(both, "Second");
            var port = second.replaceAll(".*-p (\\d+).*", "$1");

            assertThat(shown(both.proxy("echo:ssl -h localhost -p " + port))).isEqualTo(OF_TWO.leaf());
            assertThatThrownBy(() -> both.proxy(second).ping().join()).hasMessageContaining("FLOE-TLS-03");
        }
    }

    @Test
    void shouldRefuseAConfigurationThatNobodyUses() {
        assertThatThrownBy(() -> SslConfig.of(both()))
                .hasMessage(
                        "TLS configuration 'second': used nowhere (expected: floe.client.tls, floe.adapter.NAME.tls,"
                                + " floe.tls.for.HOST or floe.tls.sni.HOST = second)");
    }

    @Test
    void shouldRefuseTheNameOfNoConfiguration() {
        assertThatThrownBy(() -> SslConfig.of(Map.of("floe.adapter.A.tls", "thrid")))
                .hasMessage("floe.adapter.A.tls: thrid (expected: the name of a TLS configuration, floe.tls.NAME.*, of"
                        + " which there is none)");
    }

    @Test
    void shouldNameTheConfigurationInWhichSomethingIsWrong() {
        assertThatThrownBy(() -> SslConfig.of(Map.of("floe.client.tls", "far", "floe.tls.far.engine", "quick")))
                .hasMessage("TLS configuration 'far': floe.tls.engine: quick (expected: auto, native, jdk)");
        assertThatThrownBy(() -> SslConfig.of(Map.of("floe.client.tls", "far", "floe.tls.far.engin", "jdk")))
                .hasMessageContaining("property 'floe.tls.far.engin': unknown (expected: floe.tls.engine?)");
    }

    @Test
    void shouldRefuseAServerNameWithoutACertificate() {
        var properties = both();
        properties.keySet().removeIf(key -> key.startsWith("floe.tls.second.key"));
        try (var server = with(properties, "floe.tls.sni.shop.example", "second")) {
            assertThatThrownBy(() -> serve(server, "A")).hasMessageContaining("ssl server: no key");
        }
    }
}
