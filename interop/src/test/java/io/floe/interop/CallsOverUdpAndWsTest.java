package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.testkit.LeakCheck;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole calls between two communicators on loopback. */
@ExtendWith(LeakCheck.class)
class CallsOverUdpAndWsTest {
    private final List<Communicator> communicators = new ArrayList<>();
    private final BlockingQueue<String> served = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        communicators.forEach(Communicator::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldAnswerCallsOverWs(String engine) throws Exception {
        var proxy = proxyTo(engine, "ws -h 127.0.0.1 -p 0 -r /floe");
        proxy.invoke("sayHello").get(10, TimeUnit.SECONDS);

        assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo("sayHello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldServeDatagrams(String engine) throws Exception {
        var proxy = proxyTo(engine, "udp -h 127.0.0.1 -p 0").datagram();
        proxy.invoke("sayHello").get(10, TimeUnit.SECONDS);

        assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo("sayHello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldServeDatagramsToAGroup(String engine) throws Exception {
        var proxy = proxyTo(engine, "udp -h 239.255.1.2 -p 0 --interface 127.0.0.1 --ttl 1")
                .datagram();
        proxy.invoke("sayHello").get(10, TimeUnit.SECONDS);

        assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo("sayHello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldOutliveBadDatagrams(String engine) throws Exception {
        var proxy = proxyTo(engine, "udp -h 127.0.0.1 -p 0").datagram();
        sendGarbage(Integer.parseInt(proxy.toString().replaceAll(".*-p (\\d+).*", "$1")));
        proxy.invoke("sayHello").get(10, TimeUnit.SECONDS);

        assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo("sayHello");
    }

    /** What shuts the endpoint of real Ice 3.7.8 is among it: a oneway request whose body does not parse. */
    private static void sendGarbage(int port) throws IOException {
        try (var stranger = new DatagramSocket()) {
            stranger.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            byte[] unparsable = {'I', 'c', 'e', 'P', 1, 0, 1, 0, 0, 0, 19, 0, 0, 0, 0, 0, 0, 0, -1};
            for (byte[] bad : List.of(new byte[0], new byte[] {'I'}, new byte[65_507], unparsable)) {
                stranger.send(new DatagramPacket(bad, bad.length));
            }
        }
    }

    @Test
    void shouldSayThatACallDoesNotFitIntoADatagram() {
        var proxy = proxyTo("nio", "udp -h 127.0.0.1 -p 0").datagram();

        assertThatThrownBy(() -> proxy.invoke("sayHello", out -> out.writeString("x".repeat(70_000)))
                        .get(10, TimeUnit.SECONDS))
                .hasMessageContaining(" bytes (expected: <= 65507, the largest that IP carries)");
    }

    private Proxy proxyTo(String engine, String endpoint) {
        var adapter = communicator(engine).adapter("A", endpoint);
        adapter.add("hello", Dispatcher.of(request -> {
            served.add(request.operation());
            return request.reply();
        }));
        adapter.activate().join();
        return communicator(engine).proxy("hello:" + adapter.endpoints().get(0));
    }

    private Communicator communicator(String engine) {
        var communicator = Communicator.builder().engine(engine).build();
        communicators.add(communicator);
        return communicator;
    }
}
