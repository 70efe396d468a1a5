package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.Purpose;
import io.floe.certs.store.Pem;
import io.floe.testkit.LeakCheck;
import io.floe.transport.ssl.ReloadEvent.Outcome;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are replaced again and again while calls run that must not run twice, so that none may be lost. */
@ExtendWith(LeakCheck.class)
class RotationTest {
    private static final int ROTATIONS = 20;
    private static final int CALLERS = 2;

    @TempDir
    Path folder;

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    private static Credential local() {
        return Made.CA.issue(CertificateSpec.server("localhost", "127.0.0.1").purposes(Purpose.SERVER, Purpose.CLIENT));
    }

    private Map<String, String> properties(Made made) {
        return Map.of(
                "floe.tls.key.store",
                made.folder().resolve("own.p12").toString(),
                "floe.tls.key.password",
                "literal:" + Made.PASSWORD,
                "floe.tls.trust",
                made.write("ca.pem", Pem.certificates(Made.CA.credential().chain()))
                        .toString(),
                "floe.tls.reload",
                "off");
    }

    @Test
    void shouldLoseNoCallWhileCertificatesAreReplacedTwentyTimes() throws Exception {
        Made ofServer = new Made(folder.resolve("server"));
        Made ofClient = new Made(folder.resolve("client"));
        properties(ofServer);
        properties(ofClient);
        ofServer.p12(local());
        ofClient.p12(local());
        SslConfig serving = SslConfig.of(properties(ofServer));
        SslConfig calling = SslConfig.of(properties(ofClient));
        List<ReloadEvent> events = new ArrayList<>();
        serving.onReload(events::add);
        try (Logged log = new Logged();
                Communicator server = Communicator.builder().settings(serving).build();
                Communicator client = Communicator.builder().settings(calling).build()) {
            var adapter = server.adapter("A", "ssl -h 127.0.0.1 -p 0");
            adapter.add("echo", Dispatcher.of(request -> request.reply()));
            adapter.activate().join();
            String target = "echo:" + adapter.endpoints().get(0);
            Proxy steady = client.proxy(target);
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(new Thread(() -> callUntilOver(steady)));
            }
            callers.forEach(Thread::start);
            for (int i = 0; i < ROTATIONS; i++) {
                Credential renewed = local();
                ofServer.p12(renewed);
                ofClient.p12(local());
                serving.reload().join();
                calling.reload().join();
                assertThat(newlyConnected(client, target, i)).isEqualTo(renewed.leaf());
            }
            over.set(true);
            for (Thread caller : callers) {
                caller.join();
            }

            assertThat(failures).isEmpty();
            assertThat(answered.get()).isGreaterThan(ROTATIONS);
            assertThat(events)
                    .extracting(ReloadEvent::outcome)
                    .hasSize(ROTATIONS)
                    .containsOnly(Outcome.RELOADED);
            assertThat(log.all())
                    .filteredOn(line -> line.startsWith("TLS material reloaded"))
                    .hasSize(2 * ROTATIONS);
        }
    }

    private void callUntilOver(Proxy proxy) {
        while (!over.get()) {
            try {
                proxy.invoke("run").join();
                answered.incrementAndGet();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
    }

    /** A connection of its own, with the material of now. */
    private static Certificate newlyConnected(Communicator client, String target, int i) throws Exception {
        Proxy own = client.proxy(target).withConnectionId("rotation " + i);
        own.invoke("run").join();
        return own.connection().join().peer().session().orElseThrow().getPeerCertificates()[0];
    }
}
