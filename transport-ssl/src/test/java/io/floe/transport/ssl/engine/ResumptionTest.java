package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Validity;
import io.floe.spi.ChannelAttributes;
import io.floe.testkit.LeakCheck;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.HandshakeFacts;
import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TlsException;
import io.floe.transport.ssl.TlsProfile;
import io.netty.buffer.Unpooled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions are resumed, but never instead of trust. */
@ExtendWith(LeakCheck.class)
class ResumptionTest {
    private final Time time = new Time();

    static Stream<Arguments> ways() {
        return Stream.of(EngineChoice.NATIVE, EngineChoice.JDK)
                .flatMap(engine -> Stream.of("TLSv1.2", "TLSv1.3").map(protocol -> Arguments.of(engine, protocol)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldResume(EngineChoice engine, String protocol) {
        var pair = new Pair(engine, protocol);

        assertThat(pair.connect().resumed()).isFalse();
        assertThat(pair.connect().resumed()).isTrue();
        assertThat(pair.connect().resumed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldNotResumeUnderAnotherName(EngineChoice engine, String protocol) {
        var pair = new Pair(engine, protocol);
        pair.connect();

        var other = pair.connect("b.shop.test");

        assertThat(other.client().failure())
                .isInstanceOfSatisfying(
                        TlsException.class, told -> assertThat(told.code()).isEqualTo(TlsCode.WRONG_NAME));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldRefuseAClientThatIsRevokedBetweenTwoResumedConnections(EngineChoice engine, String protocol) {
        var pair = new Pair(engine, protocol);
        pair.connect();
        assertThat(pair.connect().resumed()).isTrue();

        var list = World.ROOT.revocationList(Validity.days(1), List.of(World.CLIENT.leaf()));
        pair.serverMaterial.swap(World.material(2, World.SERVER, World.trust(List.of(list), false, World.ROOT)));
        var after = pair.connect();

        assertThat(after.server().failure())
                .isInstanceOfSatisfying(
                        TlsException.class, told -> assertThat(told.code()).isEqualTo(TlsCode.REVOKED));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldNotResumeAfterTheClientStoppedTrusting(EngineChoice engine, String protocol) {
        var pair = new Pair(engine, protocol);
        pair.connect();
        assertThat(pair.connect().resumed()).isTrue();

        var stranger = CertificateAuthority.create("Stranger");
        pair.clientMaterial.swap(World.material(2, World.CLIENT, World.trust(stranger)));

        assertThat(pair.connect().client().failure())
                .isInstanceOfSatisfying(
                        TlsException.class, told -> assertThat(told.code()).isEqualTo(TlsCode.UNTRUSTED_ISSUER));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldMakeANewSessionAfterTheServersKeyChanged(EngineChoice engine, String protocol) {
        var pair = new Pair(engine, protocol);
        pair.connect();
        pair.serverMaterial.swap(
                World.material(2, World.ROOT.issue(CertificateSpec.server(World.HOST)), World.trust(World.ROOT)));

        var after = pair.connect();

        assertThat(after.client().failure()).isNull();
        assertThat(after.resumed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldJudgeExpiryAgainWhenResuming(EngineChoice engine, String protocol) {
        var pair = new Pair(engine, protocol);
        pair.connect();
        assertThat(pair.connect().resumed()).isTrue();

        time.now = time.now.plus(Duration.ofDays(100));

        assertThat(pair.connect().client().failure())
                .isInstanceOfSatisfying(
                        TlsException.class, told -> assertThat(told.code()).isEqualTo(TlsCode.OUT_OF_DATE));
    }

    /** With the JDK's engine, and over TLS 1.2, the engine itself looks at its own clock. */
    @Test
    void shouldTakeNoTicketThatIsOlderThanTheSessionTimeout() {
        var pair = new Pair(EngineChoice.NATIVE, "TLSv1.3");
        var old = new Pair(EngineChoice.NATIVE, "TLSv1.3");
        old.connect();
        old.connect();
        pair.connect();

        time.now = time.now.plus(Duration.ofMinutes(50));
        assertThat(pair.connect().resumed()).as("after 50 minutes").isTrue();
        assertThat(pair.connect().resumed()).as("with the new ticket").isTrue();
        time.now = time.now.plus(Duration.ofMinutes(61));

        assertThat(pair.connect().resumed()).as("61 minutes later").isFalse();
        assertThat(old.connect().resumed()).as("111 minutes later").isFalse();
    }

    private final class Pair {
        final Swappable serverMaterial = new Swappable(World.material(1, World.SERVER, World.trust(World.ROOT)));
        final Swappable clientMaterial = new Swappable(World.material(1, World.CLIENT, World.trust(World.ROOT)));
        private final TlsContexts clients;
        private final TlsContexts servers;

        Pair(EngineChoice engine, String protocol) {
            clients = new TlsContexts(
                    new TlsProfile(World.policy(engine, ClientAuthentication.NONE, protocol), clientMaterial), time);
            servers = new TlsContexts(
                    new TlsProfile(World.policy(engine, ClientAuthentication.NEED, protocol), serverMaterial), time);
        }

        Connection connect() {
            return connect(World.HOST);
        }

        Connection connect(String host) {
            var server = Wire.to(5000, (wire, up) -> servers.current().server(wire, up));
            var client = Wire.to(World.PORT, (wire, up) -> clients.current().client(wire, host, up));
            Wire.carry(client, server);
            var connection = new Connection(client, server, resumed(client));
            if (server.isOpen() && client.isOpen()) {
                server.writeOutbound(Unpooled.copiedBuffer(new byte[] {1}));
                Wire.carry(client, server);
            }
            client.close();
            Wire.carry(client, server);
            return connection;
        }

        private boolean resumed(Wire client) {
            var session = client.attr(ChannelAttributes.SSL_SESSION).get();
            return session != null && HandshakeFacts.of(session).resumed();
        }
    }

    private record Connection(Wire client, Wire server, boolean resumed) {}

    private static final class Time extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
