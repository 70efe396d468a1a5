package io.floe.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import io.floe.spi.IoEngine;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;
import io.floe.spi.TransportSettings;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class TransportRegistryTest {
    private record Provider(String protocol, short type) implements TransportProvider {
        @Override
        public Transport<?> create(TransportContext context) {
            throw new UnsupportedOperationException(protocol);
        }
    }

    private static TransportRegistry registry(TransportProvider... providers) {
        return new TransportRegistry(List.of(providers), new NoContext());
    }

    @Test
    void shouldListProtocolsInOrder() {
        assertThat(registry(new Provider("tcp", (short) 1), new Provider("pigeon", (short) 99))
                        .protocols())
                .containsExactly("pigeon", "tcp");
    }

    @Test
    void shouldRefuseTwoProvidersOfOneWord() {
        assertThatThrownBy(() -> registry(new Provider("tcp", (short) 1), new Provider("tcp", (short) 2)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageMatching("protocol 'tcp': provided by .*Provider in file:.* and by .*Provider in file:.*"
                        + " \\(expected: one jar; remove the other\\)");
    }

    @Test
    void shouldRefuseTwoProvidersOfOneType() {
        assertThatThrownBy(() -> registry(new Provider("tcp", (short) 1), new Provider("pct", (short) 1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("endpoint type 1: provided by ");
    }

    @Test
    void shouldNameTheJarThatALayerMisses() {
        assertThatThrownBy(() -> registry(new Provider("ssl", (short) 2)).required("tcp"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "no transport for protocol 'tcp' (expected: one of [ssl]; is floe-transport-tcp on the path?)");
    }

    @Test
    void shouldTellOfAProviderThatDoesNotLoad() {
        Iterable<TransportProvider> broken = () -> {
            throw new ServiceConfigurationError("x.Provider not found");
        };

        assertThatThrownBy(() -> new TransportRegistry(broken, new NoContext()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("transport: x.Provider not found (expected: a provider that loads)");
    }

    /** Nobody asks it anything. */
    private static final class NoContext implements TransportContext {
        @Override
        public void trustChanged() {}

        @Override
        public Map<String, String> properties(String prefix) {
            return Map.of();
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
            throw new UnsupportedOperationException("event loops");
        }

        @Override
        public IoEngine engine() {
            throw new UnsupportedOperationException("engine");
        }

        @Override
        public Executor blocking() {
            return Runnable::run;
        }
    }
}
