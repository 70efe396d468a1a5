package io.floe.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class HostsTest {
    private record Context(Map<String, String> all) implements TransportContext {
        @Override
        public Map<String, String> properties(String prefix) {
            return all;
        }

        @Override
        public <S extends TransportSettings> Optional<S> settings(Class<S> type) {
            return Optional.empty();
        }

        @Override
        public Transport<?> transport(String protocol) {
            throw new UnsupportedOperationException(protocol);
        }

        @Override
        public EventLoopGroup eventLoops() {
            throw new UnsupportedOperationException();
        }

        @Override
        public IoEngine engine() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Executor blocking() {
            return Runnable::run;
        }

        @Override
        public void trustChanged() {}
    }

    private static Hosts hosts(String... pairs) {
        return new Hosts(new Context(
                pairs.length == 0
                        ? Map.of()
                        : pairs.length == 2
                                ? Map.of(pairs[0], pairs[1])
                                : Map.of(pairs[0], pairs[1], pairs[2], pairs[3])));
    }

    private static List<String> turns(Hosts hosts, String... addresses) throws UnknownHostException {
        InetAddress[] all = new InetAddress[addresses.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
        }
        return hosts.inTurn(List.of(all)).stream().map(Hosts::text).toList();
    }

    @Test
    void shouldLetTheFamiliesOfANameTakeTurns() throws UnknownHostException {
        String[] addresses = {"2001:db8::1", "2001:db8::2", "2001:db8::3", "192.0.2.1", "192.0.2.2"};

        assertThat(turns(hosts(), addresses))
                .containsExactly("192.0.2.1", "2001:db8::1", "192.0.2.2", "2001:db8::2", "2001:db8::3");
        assertThat(turns(hosts("Ice.PreferIPv6Address", "1"), addresses))
                .containsExactly("2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.2", "2001:db8::3");
    }

    @Test
    void shouldMeanLoopbackByNoHost() throws UnknownHostException {
        assertThat(hosts().resolveNow(""))
                .allMatch(InetAddress::isLoopbackAddress)
                .hasSize(2);
        assertThat(hosts("Ice.IPv6", "0").resolveNow("")).hasSize(1);
    }

    @Test
    void shouldRefuseAnAddressOfADisabledFamily() {
        assertThatThrownBy(() -> hosts("Ice.IPv4", "0").resolveNow("192.0.2.1"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageEndingWith("(expected: an IPv6 address)");
    }

    @Test
    void shouldRefuseToHaveNoFamily() {
        assertThatThrownBy(() -> hosts("Ice.IPv4", "0", "Ice.IPv6", "0")).isInstanceOf(ConfigurationException.class);
    }
}
