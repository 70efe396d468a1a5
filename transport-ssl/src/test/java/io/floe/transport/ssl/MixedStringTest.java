package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Answer;
import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.SecurityPolicy;
import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Purpose;
import io.floe.certs.store.Pem;
import io.floe.testkit.LeakCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Strings that mix ssl and tcp: rotation, failover, recovery, and who may take calls. */
@ExtendWith(LeakCheck.class)
class MixedStringTest {
    private static final String TCP = "tcp -h 127.0.0.1 -p 0";
    private static final String SSL = "ssl -h 127.0.0.1 -p 0";

    @TempDir
    Path folder;

    private final List<Communicator> communicators = new ArrayList<>();
    private Made made;

    @BeforeEach
    void write() {
        made = new Made(folder);
        made.p12(Made.CA.issue(
                CertificateSpec.server("localhost", "127.0.0.1").purposes(Purpose.SERVER, Purpose.CLIENT)));
        made.write("ca.pem", Pem.certificates(Made.CA.credential().chain()));
        made.write(
                "other.pem",
                Pem.certificates(
                        CertificateAuthority.create("Other CA").credential().chain()));
    }

    @AfterEach
    void close() {
        communicators.forEach(Communicator::close);
    }

    private Communicator communicator(String trust) {
        var properties = new HashMap<>(Map.of(
                "floe.tls.key.store",
                folder.resolve("own.p12").toString(),
                "floe.tls.key.password",
                Made.PASSWORD,
                "floe.tls.trust",
                folder.resolve(trust).toString()));
        var made = Communicator.builder().properties(properties).build();
        communicators.add(made);
        return made;
    }

    /** A server of its own; its endpoints have real ports. */
    private String serve(Communicator server, String endpoints) {
        var adapter = server.adapter("A", endpoints);
        adapter.add("echo", Dispatcher.of(request -> request.reply()));
        adapter.activate().join();
        return String.join(
                ":", adapter.endpoints().stream().map(Object::toString).toList());
    }

    private String serve(String endpoints) {
        return serve(communicator("ca.pem"), endpoints);
    }

    private static String text(Answer answer) {
        return answer.endpoint().replaceAll(" .*", "");
    }

    /** Who answered so many calls, by protocol. */
    private static Map<String, Integer> answers(Proxy proxy, int calls) {
        Map<String, Integer> counts = new TreeMap<>();
        Proxy counted = proxy.withObserver(answer -> counts.merge(text(answer), 1, Integer::sum));
        for (int i = 0; i < calls; i++) {
            counted.ping().join();
        }
        return counts;
    }

    private static Proxy connected(Proxy proxy) {
        proxy.connect().join();
        return proxy;
    }

    /** Calls until a protocol answers: an endpoint that comes back is found by a probe within a second. */
    private static void awaitAnswerOf(String protocol, Proxy proxy) {
        Map<String, Integer> counts = new TreeMap<>();
        Proxy counted = proxy.withObserver(answer -> counts.merge(text(answer), 1, Integer::sum));
        long end = System.nanoTime() + 30_000_000_000L;
        while (!counts.containsKey(protocol) && System.nanoTime() < end) {
            counted.ping().join();
        }
        assertThat(counts).containsKey(protocol);
    }

    @Test
    void shouldListenOnBothAtOnceAndRotate() {
        var both = serve(SSL + ":" + TCP);

        assertThat(answers(connected(communicator("ca.pem").proxy("echo:" + both)), 20))
                .isEqualTo(Map.of("ssl", 10, "tcp", 10));
    }

    @Test
    void shouldFailOverAcrossProtocolsAndComeBack() {
        var secure = communicator("ca.pem");
        var ssl = serve(secure, SSL);
        var proxy = connected(communicator("ca.pem").proxy("echo:" + ssl + ":" + serve(TCP)));

        secure.close();
        assertThat(answers(proxy, 20)).isEqualTo(Map.of("tcp", 20));

        serve(ssl);
        awaitAnswerOf("ssl", proxy);
    }

    @Test
    void shouldPreferSecureOnesWhileTheyCanBeReached() {
        var secure = communicator("ca.pem");
        var ssl = serve(secure, SSL);
        var proxy = connected(communicator("ca.pem")
                .proxy("echo:" + serve(TCP) + ":" + ssl)
                .withSecurity(SecurityPolicy.PREFER_SECURE));
        assertThat(answers(proxy, 20)).isEqualTo(Map.of("ssl", 20));

        secure.close();
        awaitAnswerOf("tcp", proxy.withDeadline(java.time.Duration.ofSeconds(10)));

        serve(ssl);
        awaitAnswerOf("ssl", proxy);
    }

    @Test
    void shouldNotGoDownToPlainOnesBecauseASecureOneIsNotTrusted() {
        var proxy = communicator("other.pem")
                .proxy("echo:" + serve(TCP) + ":" + serve(SSL))
                .withSecurity(SecurityPolicy.PREFER_SECURE);

        assertThatThrownBy(() -> proxy.ping().join()).hasMessageContaining("FLOE-TLS-03");
        assertThatThrownBy(() -> proxy.ping().join()).hasMessageContaining("FLOE-TLS-03");
    }

    @Test
    void shouldGoToAnotherEndpointOfItsTierIfOneIsNotTrusted() {
        var proxy = communicator("other.pem").proxy("echo:" + serve(TCP) + ":" + serve(SSL));

        assertThat(answers(proxy, 10)).isEqualTo(Map.of("tcp", 10));
    }

    @Test
    void shouldUseSecureOnesOnlyWhereTheyAreRequired() {
        var secure = communicator("ca.pem");
        var mixed = "echo:" + serve(TCP) + ":" + serve(secure, SSL);
        var client = communicator("ca.pem");
        var required = client.proxy(mixed).withSecurity(SecurityPolicy.REQUIRE_SECURE);
        var dashS = client.proxy(mixed.replaceFirst("echo", "echo -s"));
        assertThat(answers(required, 10)).isEqualTo(Map.of("ssl", 10));
        assertThat(answers(dashS, 10)).isEqualTo(Map.of("ssl", 10));

        secure.close();

        assertThatThrownBy(() -> required.ping().join()).hasMessageContaining("no endpoint could take the call");
        assertThatThrownBy(() -> dashS.ping().join()).hasMessageContaining("no endpoint could take the call");
        assertThat(answers(client.proxy(mixed), 5)).isEqualTo(Map.of("tcp", 5));
    }
}
