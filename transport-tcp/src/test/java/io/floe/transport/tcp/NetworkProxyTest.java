package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.fault.ConfigurationException;
import io.floe.testkit.LeakCheck;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that go out through a proxy. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class NetworkProxyTest {
    private Communicator server;
    private int port;

    @BeforeEach
    void serve() {
        server = Communicator.create();
        ObjectAdapter adapter = server.adapter("S", "tcp -h 127.0.0.1 -p 0")
                .add("target", Dispatcher.of(request -> request.reply()))
                .activate()
                .join();
        port = ((TcpEndpoint) adapter.endpoints().get(0)).port();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Communicator through(String kind, int proxyPort, String engine) {
        return Communicator.builder()
                .engine(engine)
                .properties(
                        Map.of("Ice." + kind + "ProxyHost", "localhost", "Ice." + kind + "ProxyPort", "" + proxyPort))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"HTTP, nio", "HTTP, epoll", "SOCKS, nio", "SOCKS, epoll"})
    void shouldCallThroughAProxy(String kind, String engine) throws Exception {
        try (SmallProxy proxy = new SmallProxy(true);
                Communicator client = through(kind, proxy.port(), engine)) {
            client.proxy("target:tcp -h localhost -p " + port).ping().join();

            String asked = kind.equals("HTTP") ? "CONNECT localhost:" + port + " HTTP/1.1" : "127.0.0.1:" + port;
            assertThat(proxy.asked()).containsExactly(asked);
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP, 403 Forbidden", "SOCKS, REJECTED"})
    void shouldTellWhatTheProxySays(String kind, String answer) throws Exception {
        try (SmallProxy proxy = new SmallProxy(false);
                Communicator client = through(kind, proxy.port(), "nio")) {
            assertThatThrownBy(() -> client.proxy("target:tcp -h localhost -p " + port)
                            .ping()
                            .join())
                    .hasMessageContaining(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "SOCKS"})
    void shouldTellThatTheProxyIsNotThere(String kind) throws Exception {
        int nobody;
        try (SmallProxy proxy = new SmallProxy(true)) {
            nobody = proxy.port();
        }
        try (Communicator client = through(kind, nobody, "nio")) {
            assertThatThrownBy(() -> client.proxy("target:tcp -h localhost -p " + port)
                            .ping()
                            .join())
                    .hasMessageContaining("REFUSED");
        }
    }

    @Test
    void shouldRefuseAPortThatIsNone() {
        assertThatThrownBy(() -> NetworkProxy.of(Map.of("Ice.HTTPProxyHost", "h", "Ice.HTTPProxyPort", "99999")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Ice.HTTPProxyPort: 99999 (expected: 1..65535)");
    }

    @Test
    void shouldTakeIcesDefaultsAndSocksBeforeHttp() {
        assertThat(NetworkProxy.of(Map.of())).isEmpty();
        assertThat(NetworkProxy.of(Map.of("Ice.SOCKSProxyHost", "s", "Ice.HTTPProxyHost", "h")))
                .contains(new NetworkProxy(NetworkProxy.Kind.SOCKS, "s", 1080));
    }
}
