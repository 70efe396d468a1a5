package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.Validity;
import io.floe.testkit.LeakCheck;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.LiveConnections;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.SslConfig;
import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TlsPolicy;
import io.floe.transport.ssl.TlsProfile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of connections when trust changes under them. */
@ExtendWith(LeakCheck.class)
class LiveConnectionsTest {
    private static final Credential LOCAL = World.ROOT.issue(CertificateSpec.server("localhost", "127.0.0.1"));
    private static final TlsMaterial REVOKING = World.material(
            2,
            LOCAL,
            World.trust(
                    List.of(World.ROOT.revocationList(Validity.days(1), List.of(World.CLIENT.leaf()))),
                    false,
                    World.ROOT));

    private final Swappable material = new Swappable(World.material(1, LOCAL, World.trust(World.ROOT)));
    private final CompletableFuture<Void> entered = new CompletableFuture<>();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    private static Communicator communicator(TlsPolicy policy, MaterialSource material) {
        return Communicator.builder()
                .settings(SslConfig.of(new TlsProfile(policy, material)))
                .build();
    }

    private static TlsPolicy policy(LiveConnections onReload) {
        return World.onReload(World.policy(EngineChoice.AUTO, ClientAuthentication.NEED, "TLSv1.3"), onReload);
    }

    private static Communicator client() {
        return communicator(
                policy(LiveConnections.KEEP),
                MaterialSource.fixed(World.material(1, World.CLIENT, World.trust(World.ROOT))));
    }

    private Proxy served(Communicator server, Communicator client) {
        var adapter = server.adapter("A", "ssl -h 127.0.0.1 -p 0");
        adapter.add("slow", request -> {
            entered.complete(null);
            return gate.thenApply(open -> request.reply());
        });
        adapter.add("quick", Dispatcher.of(request -> request.reply()));
        adapter.activate().join();
        return client.proxy("slow:" + adapter.endpoints().get(0));
    }

    @Test
    void shouldKeepTheConnectionOfARevokedClientUnlessToldOtherwise() throws Exception {
        try (var server = communicator(policy(LiveConnections.KEEP), material);
                var client = client()) {
            var slow = served(server, client);
            gate.complete(null);
            var before = slow.connection().join().peer().local();

            material.swap(REVOKING);

            slow.ping().get(10, TimeUnit.SECONDS);
            assertThat(slow.connection().join().peer().local()).isEqualTo(before);
        }
    }

    @Test
    void shouldFinishTheCallsOfARevokedClientAndThenTurnItAway() throws Exception {
        try (var server = communicator(policy(LiveConnections.DROP), material);
                var client = client()) {
            var slow = served(server, client);
            var call = slow.invoke("wait");
            entered.get(10, TimeUnit.SECONDS);

            material.swap(REVOKING);
            assertThat(call).isNotDone();
            gate.complete(null);

            call.get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> {
                        while (true) { // the connection may close a moment after the answer
                            slow.ping().get(10, TimeUnit.SECONDS);
                        }
                    })
                    .hasMessageContaining("FLOE-TLS-11");
        }
    }
}
