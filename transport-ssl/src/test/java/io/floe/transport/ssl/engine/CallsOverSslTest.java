package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.Validity;
import io.floe.fault.ConfigurationException;
import io.floe.fault.UnreachableException;
import io.floe.testkit.LeakCheck;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.SslConfig;
import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TlsProfile;
import io.floe.transport.ssl.TrustMaterial;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole calls between two communicators on loopback. */
@ExtendWith(LeakCheck.class)
class CallsOverSslTest {
    private static final Credential LOCAL = World.ROOT.issue(CertificateSpec.server("localhost", "127.0.0.1"));

    private final List<Communicator> communicators = new ArrayList<>();
    private final CompletableFuture<Certificate> seen = new CompletableFuture<>();

    @AfterEach
    void close() {
        communicators.forEach(Communicator::close);
    }

    static Stream<Arguments> ways() {
        return Stream.of(EngineChoice.NATIVE, EngineChoice.JDK)
                .flatMap(engine -> Stream.of("TLSv1.2", "TLSv1.3").map(protocol -> Arguments.of(engine, protocol)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldShowTheVerifiedPeerToTheDispatcher(EngineChoice engine, String protocol) throws Exception {
        var port = serve(engine, protocol, World.trust(World.ROOT));

        call(client(engine, protocol, Optional.of(World.CLIENT)), "ssl -h localhost -p " + port);

        assertThat(seen.get(5, TimeUnit.SECONDS)).isEqualTo(World.CLIENT.leaf());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldTellAClientThatItsCertificateWasRefused(EngineChoice engine, String protocol) {
        var list = World.ROOT.revocationList(Validity.days(1), List.of(World.CLIENT.leaf()));
        var port = serve(engine, protocol, World.trust(List.of(list), false, World.ROOT));
        var client = client(engine, protocol, Optional.of(World.CLIENT));

        assertThatThrownBy(() -> call(client, "ssl -h localhost -p " + port))
                .rootCause()
                .isNotNull();
        assertThatThrownBy(() -> call(client, "ssl -h localhost -p " + port))
                .cause()
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("FLOE-TLS-11 refused by the peer: ssl 127.0.0.1:" + port
                        + " refused this side's certificate: alert ")
                .hasMessageContaining("(expected: to be trusted)");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldTellAClientThatItNeedsACertificate(EngineChoice engine, String protocol) {
        var port = serve(engine, protocol, World.trust(World.ROOT));
        var client = client(engine, protocol, Optional.empty());

        assertThatThrownBy(() -> call(client, "ssl -h localhost -p " + port))
                .cause()
                .isInstanceOf(UnreachableException.class)
                .hasMessageMatching(
                        "(?s).*FLOE-TLS-(08|11) .*: ssl 127.0.0.1:" + port + " .* this side, which has no.*");
    }

    @Test
    void shouldRefuseToListenWithoutAKey() {
        var keyless = client(EngineChoice.JDK, "TLSv1.3", Optional.empty());

        assertThatThrownBy(() -> keyless.adapter("A", "ssl -h localhost -p 0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ssl: no key to listen with (expected: a key and its certificate)");
    }

    private int serve(EngineChoice engine, String protocol, TrustMaterial trust) {
        var profile = new TlsProfile(
                World.policy(engine, ClientAuthentication.NEED, protocol),
                MaterialSource.fixed(World.material(1, LOCAL, trust)));
        var adapter = communicator(profile).adapter("A", "ssl -h 127.0.0.1 -p 0");
        adapter.add("hello", Dispatcher.of(request -> {
            request.peer().session().ifPresent(session -> seen.complete(leaf(session)));
            return request.reply();
        }));
        adapter.activate().join();
        var text = adapter.endpoints().get(0).toString();
        return Integer.parseInt(text.replaceAll(".*-p (\\d+).*", "$1"));
    }

    private static Certificate leaf(SSLSession session) {
        try {
            return session.getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            throw new AssertionError(e);
        }
    }

    private Communicator client(EngineChoice engine, String protocol, Optional<Credential> shown) {
        var material = new TlsMaterial(1, shown.map(World::key), World.trust(World.ROOT));
        return communicator(new TlsProfile(
                World.policy(engine, ClientAuthentication.NONE, protocol), MaterialSource.fixed(material)));
    }

    private Communicator communicator(TlsProfile profile) {
        var communicator =
                Communicator.builder().settings(SslConfig.of(profile)).build();
        communicators.add(communicator);
        return communicator;
    }

    private static void call(Communicator client, String endpoint) throws Exception {
        client.proxy("hello:" + endpoint).invoke("sayHello").get(10, TimeUnit.SECONDS);
    }
}
