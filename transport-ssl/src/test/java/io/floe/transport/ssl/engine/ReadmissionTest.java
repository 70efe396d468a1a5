package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.testkit.LeakCheck;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.SslConfig;
import io.floe.transport.ssl.TlsProfile;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server was refused for is forgotten as soon as trust changes. */
@ExtendWith(LeakCheck.class)
class ReadmissionTest {
    private static final Credential LOCAL = World.ROOT.issue(CertificateSpec.server("localhost", "127.0.0.1"));

    private final Swappable trust =
            new Swappable(World.material(1, World.CLIENT, World.trust(CertificateAuthority.create("Stranger"))));

    private static Communicator communicator(MaterialSource material) {
        var policy = World.policy(EngineChoice.AUTO, ClientAuthentication.NEED, "TLSv1.3");
        return Communicator.builder()
                .settings(SslConfig.of(new TlsProfile(policy, material)))
                .build();
    }

    private static EndpointState state(Communicator client) {
        return client.endpoints().stream()
                .map(EndpointStatus::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldCallARejectedServerAtOnceAfterTrustChanged() throws Exception {
        try (var server = communicator(MaterialSource.fixed(World.material(1, LOCAL, World.trust(World.ROOT))));
                var client = communicator(trust)) {
            var adapter = server.adapter("A", "ssl -h 127.0.0.1 -p 0");
            adapter.add("echo", Dispatcher.of(request -> request.reply()));
            adapter.activate().join();
            Proxy echo = client.proxy("echo:" + adapter.endpoints().get(0));
            assertThatThrownBy(() -> echo.ping().join()).hasMessageContaining("FLOE-TLS-03");
            assertThat(state(client)).isEqualTo(EndpointState.REJECTED);
            // While it is rejected, calls do not even try
            assertThatThrownBy(() -> echo.ping().join()).hasMessageContaining("FLOE-TLS-03");

            trust.swap(World.material(2, World.CLIENT, World.trust(World.ROOT)));

            echo.ping().get(10, TimeUnit.SECONDS);
            assertThat(state(client)).isEqualTo(EndpointState.UP);
        }
    }
}
