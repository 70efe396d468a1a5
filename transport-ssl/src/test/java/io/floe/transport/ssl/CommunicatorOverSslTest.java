package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.Purpose;
import io.floe.fault.ConfigurationException;
import io.floe.wire.IceReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommunicatorOverSslTest {
    private static final Credential LOCAL = local();

    @TempDir
    Path folder;

    private Made made;

    private static Credential local() {
        return Made.CA.issue(CertificateSpec.server("localhost", "127.0.0.1").purposes(Purpose.SERVER, Purpose.CLIENT));
    }

    @BeforeEach
    void prepare() {
        made = new Made(folder);
        made.truststore();
        made.p12(LOCAL);
    }

    private Map<String, String> ofFloe() {
        return Map.of(
                "floe.tls.key.store",
                folder.resolve("own.p12").toString(),
                "floe.tls.key.password",
                Made.PASSWORD,
                "floe.tls.trust",
                folder.resolve("ca.p12").toString(),
                "floe.tls.trust.password",
                Made.PASSWORD);
    }

    private Map<String, String> ofIce() {
        return Map.of(
                "IceSSL.DefaultDir",
                folder.toString(),
                "IceSSL.Keystore",
                "own.p12",
                "IceSSL.KeystorePassword",
                Made.PASSWORD,
                "IceSSL.Truststore",
                "ca.p12",
                "IceSSL.TruststorePassword",
                Made.PASSWORD);
    }

    private static String endpoint(ObjectAdapter adapter) {
        return adapter.endpoints().get(0).toString();
    }

    private static String call(Communicator client, String endpoint) {
        return client.proxy("echo:" + endpoint)
                .invoke("echo", out -> out.writeString("hello"))
                .join()
                .read(IceReader::readString);
    }

    private static ObjectAdapter serve(Communicator server) {
        return serve(server, "Echo");
    }

    private static ObjectAdapter serve(Communicator server, String name) {
        ObjectAdapter adapter = server.adapter(name, "ssl -h 127.0.0.1 -p 0");
        adapter.add("echo", Dispatcher.of(request -> {
            String said = request.read(IceReader::readString);
            return request.reply(out -> out.writeString(said));
        }));
        adapter.activate().join();
        return adapter;
    }

    @Test
    void shouldCallBetweenConfigurationsOfIceAndOfFloe() {
        try (Communicator server = Communicator.builder().properties(ofIce()).build();
                Communicator client =
                        Communicator.builder().properties(ofFloe()).build()) {
            assertThat(call(client, endpoint(serve(server)))).isEqualTo("hello");
        }
    }

    @Test
    void shouldCarryLargeSequencesInPlace() {
        ByteBuffer payload = ByteBuffer.allocate(1_000_000);
        for (int i = 0; i < payload.capacity(); i++) {
            payload.put(i, (byte) (i % 251));
        }
        try (Communicator server = Communicator.builder().properties(ofIce()).build();
                Communicator client =
                        Communicator.builder().properties(ofFloe()).build()) {
            ObjectAdapter adapter = server.adapter("Bulk", "ssl -h 127.0.0.1 -p 0");
            adapter.add("echo", Dispatcher.of(request -> {
                ByteBuffer received = request.read(IceReader::readByteBuffer);
                return request.reply(out -> out.wrapByteBuffer(received));
            }));
            adapter.activate().join();

            ByteBuffer back = client.proxy("echo:" + endpoint(adapter))
                    .invoke("echo", out -> out.wrapByteBuffer(payload.asReadOnlyBuffer()))
                    .join()
                    .read(IceReader::readByteBuffer);
            assertThat(back).isEqualTo(payload);
        }
    }

    @Test
    void shouldJudgeTheClientsOfOneAdapterByItsOwnRulesOfIce() {
        var properties = new HashMap<>(ofIce());
        properties.put("IceSSL.TrustOnly.Server.Closed", "!CN=localhost");
        try (Communicator server = Communicator.builder().properties(properties).build();
                Communicator client =
                        Communicator.builder().properties(ofFloe()).build()) {
            String closed = endpoint(serve(server, "Closed"));

            assertThat(call(client, endpoint(serve(server, "Open")))).isEqualTo("hello");
            assertThatThrownBy(() -> call(client, closed)).hasMessageContaining("FLOE-TLS-11 refused by the peer");
        }
    }

    @Test
    void shouldServeWithNewKeyAfterReload() {
        SslConfig config = SslConfig.of(ofFloe());
        try (Communicator server = Communicator.builder().settings(config).build()) {
            String endpoint = endpoint(serve(server));
            Credential renewed = local();
            made.p12(renewed);
            config.reload().join();

            try (Communicator client =
                    Communicator.builder().properties(ofFloe()).build()) {
                assertThat(call(client, endpoint)).isEqualTo("hello");
            }
            assertThat(config.status().generation()).isEqualTo(2);
        }
    }

    @Test
    void shouldRefuseToListenWithoutKey() {
        try (Communicator server = Communicator.create()) {
            assertThatThrownBy(() -> serve(server))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("ssl server: no key (expected: a keystore, floe.tls.key.store or IceSSL.Keystore)");
        }
    }

    @Test
    void shouldRefuseUnknownPropertyOfTls() {
        try (Communicator client =
                Communicator.builder().property("floe.tls.truts", "x").build()) {
            assertThatThrownBy(() -> client.proxy("echo:ssl -h 127.0.0.1 -p 1"))
                    .hasMessageContaining("property 'floe.tls.truts': unknown (expected: floe.tls.trust?)");
        }
    }
}
