package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.TlsException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Good and bad certificates, each judged on both engines, in both roles, over TLS 1.2 and 1.3. */
class CertificateTableTest {
    private static final List<Case> SERVERS = ServerCases.all().toList();
    private static final List<Case> CLIENTS = Stream.concat(
                    CommonCases.of(CertificateSpec.client("Ops")), ClientCases.all())
            .toList();

    static Stream<Arguments> servers() {
        return everyWay(SERVERS);
    }

    static Stream<Arguments> clients() {
        return everyWay(CLIENTS);
    }

    private static Stream<Arguments> everyWay(List<Case> cases) {
        return Stream.of(EngineChoice.NATIVE, EngineChoice.JDK)
                .flatMap(engine -> Stream.of("TLSv1.2", "TLSv1.3")
                        .flatMap(protocol -> cases.stream().map(one -> Arguments.of(engine, protocol, one))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("servers")
    void shouldJudgeServer(EngineChoice engine, String protocol, Case server) throws SSLException {
        var policy = server.policy(World.policy(engine, ClientAuthentication.NONE, protocol));
        var context = World.context(policy, World.material(1, World.CLIENT, server.trust()));
        var other = Lenient.server(server.shown(), protocol, server.staple());
        var judging = Wire.to(World.PORT, (wire, up) -> context.client(wire, server.host(), up));
        Wire.carry(judging, other);

        verify(server, judging);
        other.discard();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("clients")
    void shouldJudgeClient(EngineChoice engine, String protocol, Case client) throws SSLException {
        var policy = client.policy(World.policy(engine, ClientAuthentication.NEED, protocol));
        var context = World.context(policy, World.material(1, World.SERVER, client.trust()));
        var shown = client.shown().chain().isEmpty() ? Optional.<Credential>empty() : Optional.of(client.shown());
        var judging = Wire.to(World.PORT, context::server);
        var other = Lenient.client(shown, protocol);
        Wire.carry(other, judging);

        verify(client, judging);
        other.discard();
    }

    private static void verify(Case one, Wire judging) {
        if (one.refused().isEmpty()) {
            assertThat(judging.failure()).isNull();
            assertThat(judging.up.isSuccess()).isTrue();
        } else {
            assertThat(judging.failure())
                    .isInstanceOfSatisfying(
                            TlsException.class,
                            told -> assertThat(told.code())
                                    .as(String.valueOf(told.getMessage()))
                                    .isEqualTo(one.refused().get()));
        }
        judging.discard();
    }
}
