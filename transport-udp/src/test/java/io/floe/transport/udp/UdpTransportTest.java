package io.floe.transport.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.fault.DatagramLimitException;
import io.floe.fault.ListenException;
import io.floe.testkit.EndpointContract;
import io.floe.testkit.TransportFixture;
import io.netty.buffer.Unpooled;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UdpTransportTest implements EndpointContract {
    private static final String LOOPBACK = "udp -h 127.0.0.1 -p 0";

    @Override
    public TransportFixture fixture() {
        return UdpFixture.on("nio");
    }

    @ParameterizedTest
    @CsvSource({
        "nio, udp -h 127.0.0.1 -p 0",
        "nio, udp -h localhost -p 0",
        "nio, 'udp -h \"::1\" -p 0'",
        "nio, udp -p 0",
        "epoll, udp -h 127.0.0.1 -p 0",
        "epoll, 'udp -h \"::1\" -p 0'",
        "epoll, udp -p 0"
    })
    void shouldCarryEachWriteAsOneDatagram(String engine, String at) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var server = new UdpPeer();
            var listener = lab.listen(at, server);
            var client = new UdpPeer();
            var channel = lab.connect(listener.endpoints().get(0), client);
            lab.send(channel, "one");
            lab.send(channel, "two");

            assertThat(server.await()).isEqualTo("one");
            assertThat(server.await()).isEqualTo("two");
            assertThat(client.events()).containsExactly("opened", "ready");
        }
    }

    @Test
    void shouldMakeOneChannelReadyForEachAddressThatItListensAt() {
        try (var lab = new UdpLab(UdpFixture.on("nio"))) {
            var server = new UdpPeer();
            lab.listen(LOOPBACK, server);

            assertThat(server.events()).containsExactly("opened", "ready");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldTakeDatagramsOfBothFamiliesAtAWildcard(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var server = new UdpPeer();
            var port = lab.listen("udp -p 0", server).endpoints().get(0).port();
            lab.send(lab.connect(UdpLab.parse("udp -h 127.0.0.1 -p " + port, false), new UdpPeer()), "four");
            lab.send(lab.connect(UdpLab.parse("udp -h \"::1\" -p " + port, false), new UdpPeer()), "six");

            assertThat(server.await()).isEqualTo("four");
            assertThat(server.await()).isEqualTo("six");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldCarryTheLargestDatagram(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var server = new UdpPeer();
            var channel = lab.connect(lab.listen(LOOPBACK, server).endpoints().get(0), new UdpPeer());
            lab.send(channel, "x".repeat(65_507));

            assertThat(server.await()).hasSize(65_507);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldRefuseToSendMoreThanADatagramHolds(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var channel =
                    lab.connect(lab.listen(LOOPBACK, new UdpPeer()).endpoints().get(0), new UdpPeer());

            assertThat(lab.failureOfSending(channel, 65_508))
                    .isInstanceOf(DatagramLimitException.class)
                    .hasMessage("datagram: 65508 bytes (expected: <= 65507, the largest that IP carries)");
        }
    }

    @Test
    void shouldRefuseToSendMoreThanTheSendBufferHolds() {
        try (var lab = new UdpLab(new UdpFixture("nio", Map.of("Ice.UDP.SndSize", "4096")))) {
            var channel =
                    lab.connect(lab.listen(LOOPBACK, new UdpPeer()).endpoints().get(0), new UdpPeer());

            assertThat(lab.failureOfSending(channel, 4069))
                    .isInstanceOf(DatagramLimitException.class)
                    .hasMessage("datagram: 4069 bytes (expected: <= 4068, Ice.UDP.SndSize less 28)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldWarnOfLargeDatagramsIfAskedTo(String engine) {
        try (var logged = new Warnings(UdpTransport.class);
                var lab = new UdpLab(new UdpFixture(engine, Map.of("floe.udp.warn-above", "1400")))) {
            var channel =
                    lab.connect(lab.listen(LOOPBACK, new UdpPeer()).endpoints().get(0), new UdpPeer());
            lab.send(channel, "x".repeat(1_400));
            lab.send(channel, "x".repeat(1_401));

            assertThat(logged.messages())
                    .singleElement()
                    .asString()
                    .contains("1401 bytes (expected: <= 1400, for IP cuts larger ones into pieces)");
        }
    }

    @Test
    void shouldKnowWhatTheInterfaceCarriesWhole() throws SocketException {
        int mtu = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress())
                .getMTU();
        try (var lab = new UdpLab(UdpFixture.on("nio"))) {
            var channel =
                    lab.connect(lab.listen(LOOPBACK, new UdpPeer()).endpoints().get(0), new UdpPeer());

            assertThat(SizeWarning.of("mtu").limit(channel)).isEqualTo(mtu - 28);
        }
    }

    @Test
    void shouldGoOnSendingAfterARefusedDatagram() {
        try (var lab = new UdpLab(UdpFixture.on("nio"))) {
            var server = new UdpPeer();
            var channel = lab.connect(lab.listen(LOOPBACK, server).endpoints().get(0), new UdpPeer());
            lab.failureOfSending(channel, 70_000);
            lab.send(channel, "small");

            assertThat(server.await()).isEqualTo("small");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldOutliveEmptyDatagrams(String engine) throws IOException {
        try (var lab = new UdpLab(UdpFixture.on(engine));
                var stranger = new DatagramSocket()) {
            var server = new UdpPeer();
            var port = lab.listen(LOOPBACK, server).endpoints().get(0).port();
            stranger.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            stranger.send(new java.net.DatagramPacket(new byte[0], 0));
            stranger.send(new java.net.DatagramPacket(new byte[] {'x'}, 1));

            assertThat(server.await()).isEqualTo("x");
        }
    }

    @Test
    void shouldDropAndCountWhatMayHaveBeenCutOff() {
        try (var lab = new UdpLab(UdpFixture.on("nio"))) {
            var server = new UdpPeer();
            lab.listen(LOOPBACK, server);
            var pipeline = server.channel().pipeline();
            var sender = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
            lab.get(server.channel().eventLoop().submit(() -> {
                pipeline.fireChannelRead(new DatagramPacket(Unpooled.wrappedBuffer(new byte[65_508]), sender, sender));
                pipeline.fireChannelRead(
                        new DatagramPacket(Unpooled.copiedBuffer("whole", StandardCharsets.US_ASCII), sender, sender));
            }));

            assertThat(server.await()).isEqualTo("whole");
            assertThat(pipeline.get(DatagramHandler.class).dropped()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldKeepTheListenerWhenTheSocketReportsAnError(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var server = new UdpPeer();
            var listener = lab.listen(LOOPBACK, server);
            var pipeline = server.channel().pipeline();
            lab.get(server.channel()
                    .eventLoop()
                    .submit(() -> pipeline.fireExceptionCaught(new java.net.PortUnreachableException("ICMP"))));
            lab.send(lab.connect(listener.endpoints().get(0), new UdpPeer()), "after");

            assertThat(server.await()).isEqualTo("after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldKeepTheClientWhenNobodyListens(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var listener = lab.listen(LOOPBACK, new UdpPeer());
            var channel = lab.connect(listener.endpoints().get(0), new UdpPeer());
            listener.close().awaitUninterruptibly();
            for (int i = 0; i < 10; i++) {
                channel.writeAndFlush(Unpooled.copiedBuffer("x", StandardCharsets.US_ASCII))
                        .awaitUninterruptibly(); // may well say that the port is unreachable
            }

            assertThat(channel.isActive()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldHearOnlyTheFirstPeerWhenAskedTo(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var server = new UdpPeer();
            var endpoint = lab.listen(LOOPBACK + " -c", server).endpoints().get(0);
            var first = lab.connect(endpoint, new UdpPeer());
            var second = lab.connect(endpoint, new UdpPeer());
            lab.send(first, "1");
            assertThat(server.await()).isEqualTo("1");
            second.writeAndFlush(Unpooled.copiedBuffer("2", StandardCharsets.US_ASCII))
                    .awaitUninterruptibly();
            lab.send(first, "3");

            assertThat(server.await()).isEqualTo("3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldTellApartWhatComesTogether(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var server = new UdpPeer();
            var channel = lab.connect(lab.listen(LOOPBACK, server).endpoints().get(0), new UdpPeer());
            var sizes = List.of(1, 20_000, 2, 1400, 65_507, 3, 4); // no more than a socket has room for
            for (int size : sizes.subList(1, sizes.size())) {
                channel.write(Unpooled.copiedBuffer("x".repeat(size), StandardCharsets.US_ASCII));
            }
            lab.send(channel, "x"); // flushes the others, and is the last

            var received = new ArrayList<Integer>();
            for (int i = 0; i < sizes.size(); i++) {
                received.add(server.await().length());
            }
            assertThat(received).endsWith(1).containsExactlyInAnyOrderElementsOf(sizes);
        }
    }

    @Test
    void shouldLetTheEngineHastenItsSockets() {
        try (var lab = new UdpLab(UdpFixture.on("epoll"))) {
            var server = new UdpPeer();
            var channel = lab.connect(lab.listen(LOOPBACK, server).endpoints().get(0), new UdpPeer());

            assertThat(channel.pipeline().names().stream().anyMatch(name -> name.startsWith("DatagramTrains")))
                    .isEqualTo(EpollDatagramChannel.isSegmentedDatagramPacketSupported());
        }
    }

    @Test
    void shouldSendFromTheSourceAddress() {
        try (var lab = new UdpLab(UdpFixture.on("nio"))) {
            var port = lab.listen(LOOPBACK, new UdpPeer()).endpoints().get(0).port();
            var endpoint = UdpLab.parse("udp -h 127.0.0.1 -p " + port + " --sourceAddress 127.0.0.2", false);
            var channel = lab.connect(endpoint, new UdpPeer());

            assertThat(((InetSocketAddress) channel.localAddress()).getHostString())
                    .isEqualTo("127.0.0.2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldRefuseASourceAddressOfAnotherMachine(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            assertThat(lab.failureOfConnecting("udp -h 127.0.0.1 -p 1 --sourceAddress 203.0.113.1"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Cannot assign requested address");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldRefuseToListenWhereSomebodyDoes(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var endpoint = lab.listen(LOOPBACK, new UdpPeer()).endpoints().get(0);

            assertThat(lab.failureOfListening(endpoint.toString()))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("endpoint '" + endpoint + "': bind: Address already in use (expected: a free port)");
        }
    }

    @Test
    void shouldPublishEveryAddressOfAWildcard() {
        try (var lab = new UdpLab(UdpFixture.on("nio"))) {
            var listener = lab.listen("udp -p 0", new UdpPeer());

            assertThat(listener.published())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allSatisfy(published -> {
                        assertThat(published.host()).isNotEmpty();
                        assertThat(published.port())
                                .isEqualTo(listener.endpoints().get(0).port());
                    });
        }
    }

    @Test
    void shouldShareASocketWhateverCompressionIsAskedFor() {
        try (var lab = new UdpLab(UdpFixture.on("nio"))) {
            assertThat(lab.target(UdpLab.parse("udp -h 127.0.0.1 -p 1 -z", false))
                            .key())
                    .isEqualTo(lab.target(UdpLab.parse("udp -h 127.0.0.1 -p 1", false))
                            .key());
        }
    }
}
