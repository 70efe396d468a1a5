package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.floe.Communicator;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.certs.CertificateAuthority;
import io.floe.certs.KeyKind;
import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TlsException;
import io.floe.wire.OperationMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutual TLS between Floe and IceSSL, each with certificates of its own; each kind of Ice is a subclass. */
@Timeout(120)
abstract class IceSsl {
    private static final String SSL = "ssl -h 127.0.0.1 -p 0";

    private final PeerKind kind;
    private final Manners manners;

    @TempDir
    private Path folder;

    private SslFiles trusting;
    private SslFiles good;
    private SslFiles foreign;

    /**
     * What is told by which side differs between the kinds of Ice.
     *
     * @param wantsCertificate what Floe is told by a TLS 1.2 server if it has no certificate
     * @param turnedAway what Floe is told by an Ice server that does not believe it
     * @param hungUp what an Ice client throws that a Floe server does not believe
     */
    record Manners(TlsCode wantsCertificate, String turnedAway, List<String> hungUp) {}

    IceSsl(PeerKind kind, Manners manners) {
        this.kind = kind;
        this.manners = manners;
    }

    @BeforeEach
    void prepare() {
        trusting = trusting(SslFiles.CA, "trusting");
        good = peer("good", KeyKind.EC_P256);
        foreign = trusting(SslFiles.CA, "foreign").certified(SslFiles.OTHER_CA, KeyKind.EC_P256);
    }

    private SslFiles trusting(CertificateAuthority trusted, String name) {
        return SslFiles.of(kind).trusting(trusted, folder.resolve(name));
    }

    private SslFiles peer(String name, KeyKind key) {
        return trusting(SslFiles.CA, name).certified(SslFiles.CA, key);
    }

    private static Communicator floe(SslFiles files) {
        return Communicator.builder().properties(files.properties()).build();
    }

    private PeerProcess ice(SslFiles files) {
        return PeerProcess.start(kind, files.arguments());
    }

    private static String serve(Communicator floe, FloeTarget target, String endpoints) {
        ObjectAdapter adapter = floe.adapter("F", endpoints).add("target", target);
        return "target:" + IceCallsFloe.text(adapter.activate().join());
    }

    private static TlsException refused(Proxy target) {
        Throwable thrown = catchThrowable(() -> target.ping().join());
        assertThat(thrown).isInstanceOf(CompletionException.class);
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof TlsException)) {
            cause = cause.getCause();
        }
        assertThat(cause).as("cause of %s", thrown).isInstanceOf(TlsException.class);
        return (TlsException) cause;
    }

    @ParameterizedTest
    @CsvSource({
        "EC_P256, TLS1_3, TLSv1.3",
        "EC_P256, TLS1_2, TLSv1.2",
        "RSA_2048, TLS1_3, TLSv1.3",
        "RSA_2048, TLS1_2, TLSv1.2"
    })
    void shouldCallAnIceServer(KeyKind key, String protocol, String spoken) {
        SslFiles files = peer("ice", key).with("IceSSL.Protocols", protocol);
        try (PeerProcess ice = ice(files);
                Communicator floe = floe(peer("floe", key))) {
            Proxy target = floe.proxy("target:" + ice.ok("listen", "A", SSL));

            assertThat(Calls.next(target, 41)).isEqualTo(42);
            assertThat(Calls.echo(target, new byte[500_000])).hasSize(500_000);
            assertThat(target.connection().join().peer().session().orElseThrow().getProtocol())
                    .isEqualTo(spoken);
        }
    }

    @ParameterizedTest
    @CsvSource({"EC_P256, TLS1_3", "EC_P256, TLS1_2", "RSA_2048, TLS1_3", "RSA_2048, TLS1_2"})
    void shouldServeAnIceClient(KeyKind key, String protocol) {
        SslFiles files = peer("ice", key).with("IceSSL.Protocols", protocol).with("IceSSL.CheckCertName", "1");
        try (Communicator floe = floe(peer("floe", key));
                PeerProcess ice = ice(files)) {
            String target = serve(floe, new FloeTarget("F"), SSL);

            assertThat(ice.ok("next", target, 41)).isEqualTo("42");
            assertThat(ice.ok("echo", target, 500_000)).isEqualTo("500000");
        }
    }

    @Test
    void shouldRefuseAnIceServerOfAnotherAuthority() {
        try (PeerProcess ice = ice(foreign);
                Communicator floe = floe(good)) {
            TlsException refused = refused(floe.proxy("target:" + ice.ok("listen", "A", SSL)));

            assertThat(refused.code()).isEqualTo(TlsCode.UNTRUSTED_ISSUER);
            assertThat(refused).hasMessageStartingWith("FLOE-TLS-03 untrusted issuer: ssl 127.0.0.1:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS1_2", "TLS1_3"})
    void shouldBeToldThatAnIceServerWantsACertificate(String protocol) {
        TlsCode expected = protocol.equals("TLS1_2") ? manners.wantsCertificate() : TlsCode.REFUSED_BY_PEER;
        try (PeerProcess ice = ice(good.with("IceSSL.Protocols", protocol));
                Communicator floe = floe(trusting)) {
            TlsException refused = refused(floe.proxy("target:" + ice.ok("listen", "A", SSL)));

            assertThat(refused.code()).isEqualTo(expected);
            assertThat(refused).hasMessageContaining("this side, which has no");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS1_2", "TLS1_3"})
    void shouldBeTurnedAwayByAnIceServerThatDoesNotTrustTheClient(String protocol) {
        try (PeerProcess ice = ice(good.with("IceSSL.Protocols", protocol));
                Communicator floe = floe(foreign)) {
            Proxy target = floe.proxy("target:" + ice.ok("listen", "A", SSL));

            assertThatThrownBy(() -> target.ping().join()).hasMessageContaining(manners.turnedAway());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS1_2", "TLS1_3"})
    void shouldRefuseAnIceClientWithoutACertificate(String protocol) {
        try (RecordedWarnings warnings = new RecordedWarnings();
                Communicator floe = floe(good);
                PeerProcess ice = ice(trusting.with("IceSSL.Protocols", protocol))) {
            String target = serve(floe, new FloeTarget("F"), SSL);

            assertThat(ice.error("ping", target)).isIn(manners.hungUp());
            await().untilAsserted(() -> assertThat(warnings.messages())
                    .anyMatch(warning -> warning.contains("FLOE-TLS-12 no client certificate: ssl client 127.0.0.1:")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS1_2", "TLS1_3"})
    void shouldRefuseAnIceClientOfAnotherAuthority(String protocol) {
        try (RecordedWarnings warnings = new RecordedWarnings();
                Communicator floe = floe(good);
                PeerProcess ice = ice(foreign.with("IceSSL.Protocols", protocol))) {
            String target = serve(floe, new FloeTarget("F"), SSL);

            assertThat(ice.error("ping", target)).isIn(manners.hungUp());
            await().untilAsserted(() -> assertThat(warnings.messages())
                    .anyMatch(warning -> warning.contains("FLOE-TLS-03 untrusted issuer: ssl client 127.0.0.1:")));
        }
    }

    @Test
    void shouldBeRefusedByAnIceClientThatTrustsAnother() {
        SslFiles files = trusting(SslFiles.OTHER_CA, "ice").certified(SslFiles.CA, KeyKind.EC_P256);
        FloeTarget served = new FloeTarget("F");
        try (Communicator floe = floe(good);
                PeerProcess ice = ice(files)) {
            String target = serve(floe, served, SSL);

            assertThat(ice.error("ping", target)).isEqualTo("::Ice::SecurityException");
            assertThat(served.calls()).isZero();
        }
    }

    @Test
    void shouldBalanceAndFailOverBetweenAnIceSslServerAndAFloeTcpServer() {
        try (PeerProcess first = ice(good);
                PeerProcess second = PeerProcess.start(PeerKind.FLOE);
                Communicator floe = floe(peer("floe", KeyKind.RSA_2048));
                SteadyCalls calls = SteadyCalls.start(
                        floe.proxy("target:" + first.ok("listen", "ice", SSL) + ":"
                                + second.ok("listen", "floe", "tcp -h 127.0.0.1 -p 0")),
                        OperationMode.IDEMPOTENT)) {
            calls.awaitAnswersOf("ice", "floe");

            first.kill();
            calls.awaitMore("floe");

            assertThat(calls.end()).isEmpty();
        }
    }
}
