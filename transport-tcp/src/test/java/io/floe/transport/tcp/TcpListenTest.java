package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.fault.ListenException;
import io.floe.spi.BoundListener;
import io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpListenTest {
    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldNameTheEndpointWhosePortIsTaken(String engine) {
        try (var bench = new TcpBench(TcpFixture.on(engine))) {
            var taken = bench.listen("tcp -h 127.0.0.1 -p 0").endpoints().get(0);

            assertThat(TcpBench.failure(bench.listening(taken.toString())))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("endpoint '" + taken + "': bind: Address already in use (expected: a free port)")
                    .hasCauseInstanceOf(java.io.IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldNameTheEndpointWhoseAddressIsNotHere(String engine) {
        try (var bench = new TcpBench(TcpFixture.on(engine))) {
            assertThat(TcpBench.failure(bench.listening("tcp -h 192.0.2.1 -p 0")))
                    .hasMessage("endpoint 'tcp -h 192.0.2.1 -p 0 -t 60000': bind: Cannot assign requested address"
                            + " (expected: an address of this machine)");
        }
    }

    @Test
    void shouldNameTheEndpointWhoseHostDoesNotResolve() {
        try (var bench = new TcpBench(TcpFixture.with())) {
            assertThat(TcpBench.failure(bench.listening("tcp -h no..host -p 0")))
                    .hasMessage("endpoint 'tcp -h no..host -p 0 -t 60000': -h: no..host"
                            + " (expected: a name or an address that this machine can resolve)")
                    .hasCauseInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void shouldPublishAGivenHostAsItWasWritten() {
        try (var bench = new TcpBench(TcpFixture.with())) {
            var listener = bench.listen("tcp -h 127.0.0.1 -p 0 -t 500 -z");

            assertThat(listener.published()).isEqualTo(listener.endpoints());
            assertThat(listener.published().toString()).matches("\\[tcp -h 127.0.0.1 -p [1-9]\\d* -t 500 -z]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldHaveRoomForACrowdOfClients(String engine) {
        try (var bench = new TcpBench(TcpFixture.on(engine))) {
            var listener = (BoundListener<?>) bench.listen("tcp -h 127.0.0.1 -p 0");

            assertThat(listener.channels())
                    .allSatisfy(channel -> assertThat(channel.config().getOption(ChannelOption.SO_BACKLOG))
                            .isEqualTo(4096));
        }
    }

    @Test
    void shouldKeepTheHostEmptyWhereItListensEverywhere() {
        try (var bench = new TcpBench(TcpFixture.with())) {
            assertThat(bench.listen("tcp -p 0").endpoints().toString()).matches("\\[tcp -p [1-9]\\d* -t 60000]");
        }
    }

    @Test
    void shouldPublishReachableAddressesOfAWildcardOrElseLoopback() throws Exception {
        try (var bench = new TcpBench(TcpFixture.with())) {
            var published = bench.listen("tcp -p 0").published().stream()
                    .map(TcpEndpoint::host)
                    .map(TcpListenTest::address)
                    .toList();

            assertThat(published).isNotEmpty().noneMatch(InetAddress::isLinkLocalAddress);
            assertThat(published.stream().map(InetAddress::isLoopbackAddress).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void shouldPublishIpv4OnlyOfTheIpv4Wildcard() {
        try (var bench = new TcpBench(TcpFixture.with())) {
            assertThat(bench.listen("tcp -h 0.0.0.0 -p 0").published())
                    .isNotEmpty()
                    .noneMatch(endpoint -> endpoint.host().contains(":"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldAcceptBothFamiliesAtTheWildcard(String engine) throws InterruptedException {
        try (var bench = new TcpBench(TcpFixture.on(engine))) {
            int port = bench.listen("tcp -p 0").endpoints().get(0).port();
            bench.connect("tcp -h 127.0.0.1 -p " + port);
            bench.connect("tcp -h \"::1\" -p " + port);

            assertThat(Stream.of(bench.accepted(), bench.accepted())).allMatch(channel -> channel.isActive());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldAcceptIpv4OnlyAtTheIpv4Wildcard(String engine) {
        try (var bench = new TcpBench(TcpFixture.on(engine))) {
            int port = bench.listen("tcp -h 0.0.0.0 -p 0").endpoints().get(0).port();
            bench.connect("tcp -h 127.0.0.1 -p " + port);

            assertThat(TcpBench.failure(bench.connecting("tcp -h \"::1\" -p " + port)))
                    .hasMessageContaining("Connection refused");
        }
    }

    @Test
    void shouldAcceptIpv4OnlyWhereIpv6IsDisabled() {
        try (var bench = new TcpBench(TcpFixture.with("Ice.IPv6", "0"));
                var client = new TcpBench(TcpFixture.with())) {
            int port = bench.listen("tcp -p 0").endpoints().get(0).port();

            assertThat(TcpBench.failure(client.connecting("tcp -h \"::1\" -p " + port)))
                    .hasMessageContaining("Connection refused");
        }
    }

    @Test
    void shouldConnectFromTheSourceAddress() throws InterruptedException {
        try (var bench = new TcpBench(TcpFixture.with())) {
            int port = bench.listen("tcp -h 127.0.0.1 -p 0").endpoints().get(0).port();
            bench.connect("tcp -h 127.0.0.1 -p " + port + " --sourceAddress 127.0.0.3");

            var remote = (InetSocketAddress) bench.accepted().remoteAddress();
            assertThat(remote.getAddress().getHostAddress()).isEqualTo("127.0.0.3");
        }
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new AssertionError(host, e);
        }
    }
}
