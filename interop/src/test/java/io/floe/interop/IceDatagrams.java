package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.floe.Batch;
import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams both ways, one at a time and in batches, to one address and to groups. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class IceDatagrams {
    /** Few enough for the system's default receive buffer, however slow the receiver. */
    private static final int COUNT = 100;

    private final PeerKind kind;
    private PeerProcess ice;
    private Communicator floe;
    private int adapters;

    IceDatagrams(PeerKind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start() {
        ice = PeerProcess.start(kind);
        floe = Communicator.create();
    }

    @AfterAll
    void stop() {
        if (floe != null) {
            floe.close();
        }
        if (ice != null) {
            ice.close();
        }
    }

    private Proxy iceTarget(String endpoints) {
        return floe.proxy("target:" + ice.ok("listen", "A" + adapters++, endpoints));
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp -p 0", "udp -p 0 -z"})
    void shouldSendDatagrams(String udp) {
        Proxy target = iceTarget("tcp -p 0:" + udp);

        send(target.datagram());

        await().until(() -> Calls.notes(target) == COUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp -p 0", "udp -p 0 -z"})
    void shouldSendABatchOfDatagrams(String udp) {
        Proxy target = iceTarget("tcp -p 0:" + udp);

        sendBatch(target.datagram());

        await().until(() -> Calls.notes(target) == COUNT);
    }

    @Test
    void shouldSendToAGroupThatIceJoined() throws IOException {
        sendToGroup("239.255.3.1", "127.0.0.1");
    }

    @Test
    void shouldSendToAGroupOfIpv6ThatIceJoined() throws IOException {
        sendToGroup("\"ff15::3:1\"", ipv6Interface());
    }

    private void sendToGroup(String host, String on) throws IOException {
        String udp = "udp -h " + host + " -p " + freePort() + " --interface " + on;
        Proxy target = iceTarget("tcp -p 0:" + udp);

        send(floe.proxy("target -d:" + udp + " --ttl 1"));

        await().until(() -> Calls.notes(target) == COUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"datagram", "batchDatagram"})
    void shouldServeDatagrams(String how) {
        serveAll("udp -h 127.0.0.1 -p 0", how);
    }

    @ParameterizedTest
    @ValueSource(strings = {"datagram", "batchDatagram"})
    void shouldServeCompressedDatagrams(String how) {
        serveAll("udp -h 127.0.0.1 -p 0 -z", how);
    }

    @Test
    void shouldServeAGroupThatIceSendsTo() {
        serveAll("udp -h 239.255.3.2 -p 0 --interface 127.0.0.1", "datagram");
    }

    @Test
    void shouldServeAGroupOfIpv6ThatIceSendsTo() throws SocketException {
        serveAll("udp -h \"ff15::3:2\" -p 0 --interface " + ipv6Interface(), "datagram");
    }

    private void serveAll(String endpoint, String how) {
        AtomicInteger served = new AtomicInteger();
        ObjectAdapter adapter = floe.adapter("F", endpoint).add("target", Dispatcher.of(request -> {
            served.incrementAndGet();
            return request.reply();
        }));
        adapter.activate().join();

        ice.ok(how, "target:" + IceCallsFloe.text(adapter), COUNT);

        await().until(served::get, count -> count == COUNT);
        adapter.deactivate().join();
    }

    private static void send(Proxy target) {
        for (int i = 0; i < COUNT; i++) {
            int n = i;
            target.invoke("note", out -> out.writeInt(n)).join();
        }
    }

    private static void sendBatch(Proxy target) {
        Batch batch = target.batch();
        for (int i = 0; i < COUNT; i++) {
            int n = i;
            batch.add("note", out -> out.writeInt(n));
        }
        batch.flush().join();
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    private static String ipv6Interface() throws SocketException {
        var six = NetworkInterface.networkInterfaces()
                .filter(IceDatagrams::carriesIpv6Groups)
                .findFirst();
        assumeThat(six).as("an interface for multicast over IPv6").isPresent();
        return six.orElseThrow().getName();
    }

    private static boolean carriesIpv6Groups(NetworkInterface one) {
        try {
            return one.isUp()
                    && one.supportsMulticast()
                    && one.inetAddresses().anyMatch(Inet6Address.class::isInstance);
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    void shouldKeepStreamsAndDatagramsOfAMixedStringApart() {
        Proxy target = iceTarget("udp -p 0:tcp -p 0:udp -p 0");
        target.datagram().connect().join();

        for (int i = 0; i < COUNT; i++) {
            assertThat(Calls.next(target, i)).isEqualTo(i + 1);
        }
        send(target.datagram());

        await().until(() -> Calls.notes(target) == COUNT);
        assertThat(floe.endpoints().stream()
                        .filter(status -> target.toString().contains(status.endpoint()))
                        .filter(status -> status.endpoint().startsWith("udp"))
                        .map(status -> status.calls()))
                .containsExactly(COUNT / 2L, COUNT / 2L);
    }
}
