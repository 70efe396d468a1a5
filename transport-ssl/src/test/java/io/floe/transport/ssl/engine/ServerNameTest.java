package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.spi.ChannelAttributes;
import io.floe.testkit.LeakCheck;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TlsException;
import io.floe.transport.ssl.TlsPolicy;
import io.floe.transport.ssl.TlsProfile;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers show the certificate of the name that the client asks for. */
@ExtendWith(LeakCheck.class)
class ServerNameTest {
    private static final Credential USUAL =
            World.ROOT.issue(CertificateSpec.server("usual.test", "127.0.0.1", "unlisted.test"));
    private static final Credential SHOP = World.ROOT.issue(CertificateSpec.server("a.shop.test"));
    private static final Credential BANKS = World.ROOT.issue(CertificateSpec.server("*.bank.test"));

    private final List<Wire> open = new ArrayList<>();

    @AfterEach
    void discard() {
        open.forEach(Wire::discard);
    }

    static Stream<Arguments> ways() {
        return Stream.of(EngineChoice.NATIVE, EngineChoice.JDK)
                .flatMap(engine -> Stream.of("TLSv1.2", "TLSv1.3").map(protocol -> Arguments.of(engine, protocol)));
    }

    private static Swappable source(Credential key) {
        return new Swappable(World.material(1, key, World.trust(World.ROOT)));
    }

    private static TlsContexts contexts(TlsPolicy policy, MaterialSource own, Map<String, MaterialSource> names) {
        return new TlsContexts(new TlsProfile(policy, own), names, Engines.choose(policy.engine()), Clock.systemUTC());
    }

    private static TlsContexts server(EngineChoice engine, Map<String, MaterialSource> names) {
        var policy = World.policy(engine, ClientAuthentication.NEED, "TLSv1.2", "TLSv1.3");
        return contexts(policy, source(USUAL), names);
    }

    private static TlsContexts client(EngineChoice engine, String protocol) {
        return contexts(World.policy(engine, ClientAuthentication.NONE, protocol), source(World.CLIENT), Map.of());
    }

    private Wire connect(TlsContexts clients, TlsContexts servers, String host) {
        var server = Wire.to(5000, (wire, up) -> servers.current().server(wire, up));
        var client = Wire.to(World.PORT, (wire, up) -> clients.current().client(wire, host, up));
        open.add(server);
        open.add(client);
        Wire.carry(client, server);
        return client;
    }

    private static Certificate shownTo(Wire client) throws SSLPeerUnverifiedException {
        assertThat(client.failure()).isNull();
        return client.attr(ChannelAttributes.SSL_SESSION).get().getPeerCertificates()[0];
    }

    private static Map<String, MaterialSource> names() {
        return Map.of("a.shop.test", source(SHOP), "*.bank.test", source(BANKS));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldShowTheCertificateOfTheNameThatIsAskedFor(EngineChoice engine, String protocol) throws Exception {
        var servers = server(engine, names());
        var clients = client(engine, protocol);

        assertThat(shownTo(connect(clients, servers, "a.shop.test"))).isEqualTo(SHOP.leaf());
        assertThat(shownTo(connect(clients, servers, "b.bank.test"))).isEqualTo(BANKS.leaf());
        assertThat(shownTo(connect(clients, servers, "A.SHOP.TEST"))).isEqualTo(SHOP.leaf());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldShowTheUsualCertificateForOtherNamesAndForNone(EngineChoice engine, String protocol) throws Exception {
        var servers = server(engine, names());
        var clients = client(engine, protocol);

        assertThat(shownTo(connect(clients, servers, "unlisted.test"))).isEqualTo(USUAL.leaf());
        assertThat(shownTo(connect(clients, servers, "127.0.0.1"))).isEqualTo(USUAL.leaf());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldJudgeTheClientWhateverNameItAsksFor(EngineChoice engine, String protocol) {
        var servers = server(engine, names());
        var stranger = contexts(
                World.policy(engine, ClientAuthentication.NONE, protocol),
                new Swappable(World.material(
                        1, Credential.selfSigned(CertificateSpec.client("Ops")), World.trust(World.ROOT))),
                Map.of());
        var server = Wire.to(5000, (wire, up) -> servers.current().server(wire, up));
        var client = Wire.to(World.PORT, (wire, up) -> stranger.current().client(wire, "a.shop.test", up));
        open.add(server);
        open.add(client);
        Wire.carry(client, server);

        assertThat(server.failure())
                .isInstanceOfSatisfying(
                        TlsException.class, told -> assertThat(told.code()).isEqualTo(TlsCode.UNTRUSTED_ISSUER));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldShowARenewedCertificateOfANameAtOnce(EngineChoice engine, String protocol) throws Exception {
        var shop = source(SHOP);
        var servers = server(engine, Map.of("a.shop.test", shop));
        var clients = client(engine, protocol);
        connect(clients, servers, "a.shop.test");
        var renewed = World.ROOT.issue(CertificateSpec.server("a.shop.test"));

        shop.swap(World.material(2, renewed, World.trust(World.ROOT)));

        assertThat(shownTo(connect(clients, servers, "a.shop.test"))).isEqualTo(renewed.leaf());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldFollowATrickledHello(EngineChoice engine, String protocol) throws Exception {
        var servers = server(engine, names());
        var clients = client(engine, protocol);
        var server = Wire.to(5000, (wire, up) -> servers.current().server(wire, up));
        var client = Wire.to(World.PORT, (wire, up) -> clients.current().client(wire, "a.shop.test", up));
        open.add(server);
        open.add(client);
        for (byte one : client.sent()) {
            server.receive(new byte[] {one});
        }
        Wire.carry(client, server);

        assertThat(shownTo(client)).isEqualTo(SHOP.leaf());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldRefuseAHelloWithoutEnd(EngineChoice engine, String protocol) {
        var servers = server(engine, names());
        var server = Wire.to(5000, (wire, up) -> servers.current().server(wire, up));
        open.add(server);
        server.receive(new byte[] {22, 3, 1, 64, 0, 1, (byte) 0xff, (byte) 0xff, (byte) 0xff});
        server.receive(new byte[16384 - 4]);

        assertThat(server.failure())
                .isInstanceOfSatisfying(
                        TlsException.class, told -> assertThat(told.code()).isEqualTo(TlsCode.BROKEN));
        assertThat(server.isOpen()).isFalse();
        server.sent();
    }
}
