package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpTargetTest {
    @Test
    void shouldReadAnEmptyHostAsLoopbackIpv4First() {
        assertThat(addresses(TcpFixture.with(), "tcp -p 4061")).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void shouldPutIpv6FirstWhenAsked() {
        assertThat(addresses(TcpFixture.with("Ice.PreferIPv6Address", "1"), "tcp -p 4061"))
                .containsExactly("0:0:0:0:0:0:0:1", "127.0.0.1");
    }

    @Test
    void shouldLeaveOutADisabledFamily() {
        assertThat(addresses(TcpFixture.with("Ice.IPv6", "0"), "tcp -p 4061")).containsExactly("127.0.0.1");
        assertThat(addresses(TcpFixture.with("Ice.IPv4", "0"), "tcp -p 4061")).containsExactly("0:0:0:0:0:0:0:1");
    }

    @Test
    void shouldSayThatAHostHasNoAddressOfTheEnabledFamily() {
        try (var bench = new TcpBench(TcpFixture.with("Ice.IPv4", "0"))) {
            assertThat(TcpBench.failure(bench.resolving("tcp -h 127.0.0.1 -p 4061")))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("127.0.0.1: [/127.0.0.1] (expected: an IPv6 address)");
        }
    }

    @Test
    void shouldFailWithTheResolversCause() {
        try (var bench = new TcpBench(TcpFixture.with())) {
            assertThat(TcpBench.failure(bench.resolving("tcp -h no..host -p 4061")))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageContaining("no..host");
        }
    }

    @Test
    void shouldKeepTheNameOfTheHostInTheAddress() {
        try (var bench = new TcpBench(TcpFixture.with())) {
            var address = (InetSocketAddress)
                    bench.targets("tcp -h localhost -p 4061").get(0).address();

            assertThat(address.getHostString()).isEqualTo("localhost");
        }
    }

    @Test
    void shouldShareConnectionsOfNamesWithOneAddress() {
        try (var bench = new TcpBench(TcpFixture.with())) {
            assertThat(bench.key("tcp -h localhost -p 4061")).isEqualTo(bench.key("tcp -h 127.0.0.1 -p 4061 -z"));
        }
    }

    @Test
    void shouldTellConnectionsApartByTimeoutSourceAndPort() {
        try (var bench = new TcpBench(TcpFixture.with())) {
            var key = bench.key("tcp -h 127.0.0.1 -p 4061");

            assertThat(key)
                    .isNotEqualTo(bench.key("tcp -h 127.0.0.1 -p 4061 -t 1"))
                    .isNotEqualTo(bench.key("tcp -h 127.0.0.1 -p 4061 --sourceAddress 127.0.0.1"))
                    .isNotEqualTo(bench.key("tcp -h 127.0.0.1 -p 4062"))
                    .isNotEqualTo(bench.key("tcp -h 127.0.0.2 -p 4061"));
        }
    }

    private static List<String> addresses(TcpFixture fixture, String text) {
        try (var bench = new TcpBench(fixture)) {
            return bench.targets(text).stream()
                    .map(target ->
                            ((InetSocketAddress) target.address()).getAddress().getHostAddress())
                    .toList();
        }
    }
}
