package io.floe.transport.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.floe.fault.ListenException;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MulticastTest {
    /** The interface word that always means this machine. */
    private static final String LOOPBACK = " --interface 127.0.0.1";

    private static UdpEndpoint sending(String host, int port, String options) {
        return UdpLab.parse("udp -h " + host + " -p " + port + options, false);
    }

    @ParameterizedTest
    @CsvSource({"nio, ''", "nio, --interface 127.0.0.1", "epoll, ''", "epoll, --interface 127.0.0.1"})
    void shouldReachEveryListenerOfAGroup(String engine, String joinedOn) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var one = new UdpPeer();
            var other = new UdpPeer();
            var port = lab.listen("udp -h 239.255.1.1 -p 0 " + joinedOn, one)
                    .endpoints()
                    .get(0)
                    .port();
            lab.listen("udp -h 239.255.1.1 -p " + port + " " + joinedOn, other);
            var channel = lab.connect(sending("239.255.1.1", port, LOOPBACK + " --ttl 1"), new UdpPeer());
            lab.send(channel, "all");

            assertThat(one.await()).isEqualTo("all");
            assertThat(other.await()).isEqualTo("all");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldReachAGroupOfIpv6(String engine) throws SocketException {
        var six = NetworkInterface.networkInterfaces()
                .filter(MulticastTest::carriesIpv6Groups)
                .findFirst();
        assumeThat(six).as("an interface for multicast over IPv6").isPresent();
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var on = " --interface " + six.orElseThrow().getName();
            var server = new UdpPeer();
            var port = lab.listen("udp -h \"ff15::1:1\" -p 0" + on, server)
                    .endpoints()
                    .get(0)
                    .port();
            lab.send(lab.connect(sending("\"ff15::1:1\"", port, on + " --ttl 1"), new UdpPeer()), "six");

            assertThat(server.await()).isEqualTo("six");
        }
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

    @ParameterizedTest
    @CsvSource({"nio, INET", "nio, INET6", "epoll, INET", "epoll, INET6"})
    void shouldSetTheTimeToLiveOfMulticast(String engine, SocketProtocolFamily family) {
        var host = family == SocketProtocolFamily.INET ? "239.255.1.1" : "\"ff15::1:1\"";
        assumeThat(family == SocketProtocolFamily.INET || MulticastTest.ipv6IsRouted())
                .as("a route to groups of IPv6")
                .isTrue();
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var channel = lab.connect(sending(host, 9, " --ttl 7"), new UdpPeer());

            assertThat(channel.config().getOption(lab.multicastTtl(family))).isEqualTo(7);
        }
    }

    private static boolean ipv6IsRouted() {
        try {
            return NetworkInterface.networkInterfaces().anyMatch(MulticastTest::carriesIpv6Groups);
        } catch (SocketException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldSendOnTheChosenInterface(String engine) throws SocketException {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var channel = lab.connect(sending("239.255.1.1", 9, LOOPBACK), new UdpPeer());

            assertThat(channel.config().getOption(ChannelOption.IP_MULTICAST_IF))
                    .isEqualTo(MulticastInterfaces.named("127.0.0.1"));
        }
    }

    @Test
    void shouldRefuseATimeToLiveThatNoSystemKnows() {
        try (var lab = new UdpLab(UdpFixture.on("nio"))) {
            assertThat(lab.failureOfConnecting("udp -h 239.255.1.1 -p 1 --ttl 300"))
                    .isInstanceOf(SocketException.class)
                    .hasMessage("--ttl: 300 (expected: 0..255)");
        }
    }

    @Test
    void shouldRefuseToJoinOnAnInterfaceThatIsNotThere() {
        try (var lab = new UdpLab(UdpFixture.on("nio"))) {
            assertThat(lab.failureOfListening("udp -h 239.255.1.1 -p 0 --interface nosuch0"))
                    .isInstanceOf(ListenException.class)
                    .hasMessageContaining("--interface: nosuch0 (expected: the name, the index or an address of an"
                            + " interface of this machine)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "lo", "1"})
    void shouldKnowAnInterfaceByAddressNameAndIndex(String word) throws SocketException {
        assumeThat(NetworkInterface.getByName("lo")).isNotNull();

        assertThat(MulticastInterfaces.named(word).isLoopback()).isTrue();
    }
}
