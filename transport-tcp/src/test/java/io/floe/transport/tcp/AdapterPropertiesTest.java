package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.fault.ConfigurationException;
import io.floe.fault.ConnectionLostException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What properties say of an adapter. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class AdapterPropertiesTest {
    private final List<Communicator> communicators = new ArrayList<>();

    private ObjectAdapter adapter(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("Hello.Endpoints", "tcp -h 127.0.0.1 -p 0");
        return communicator(properties)
                .adapter("Hello")
                .add("hello", Dispatcher.of(request -> request.reply()))
                .activate()
                .join();
    }

    private Communicator communicator(Map<String, String> properties) {
        Communicator made = Communicator.builder().properties(properties).build();
        communicators.add(made);
        return made;
    }

    @AfterEach
    void stop() {
        communicators.forEach(Communicator::close);
    }

    @Test
    void shouldListenWhereThePropertySays() {
        Proxy proxy = adapter(Map.of()).proxy(Identity.of("hello"));

        proxy.ping().join();

        assertThat(proxy).asString().matches("hello -t -e 1.1:tcp -h 127.0.0.1 -p [1-9]\\d* -t 60000");
    }

    @Test
    void shouldSayThatNoEndpointsAreSet() {
        Communicator floe = communicator(Map.of());

        assertThatThrownBy(() -> floe.adapter("Hello"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("property 'Hello.Endpoints': not set (expected: where the adapter listens)");
    }

    @Test
    void shouldPublishWhatThePropertySays() {
        ObjectAdapter adapter = adapter(Map.of("Hello.PublishedEndpoints", "tcp -h outside -p 4061:tcp -h other -p 1"));

        assertThat(adapter.publishedEndpoints())
                .hasToString("[tcp -h outside -p 4061 -t 60000, tcp -h other -p 1 -t 60000]");
        assertThat(adapter.proxy(Identity.of("hello")))
                .hasToString("hello -t -e 1.1:tcp -h outside -p 4061 -t 60000:tcp -h other -p 1 -t 60000");
        assertThat(adapter.endpoints()).asString().startsWith("[tcp -h 127.0.0.1 -p ");
    }

    @Test
    void shouldGiveItsProxiesTheOptionsOfTheProperty() {
        ObjectAdapter adapter = adapter(Map.of("Hello.ProxyOptions", "-o -f extra -e 1.0"));

        assertThat(adapter.proxy(Identity.of("hello"))).asString().startsWith("hello -f extra -o -e 1.0:tcp ");
    }

    @Test
    void shouldBoundWhatItReceivesByItsOwnLimit() {
        ObjectAdapter adapter = adapter(Map.of("Hello.MessageSizeMax", "1", "Ice.MessageSizeMax", "2048"));
        Proxy proxy = adapter.proxy(Identity.of("hello"));
        proxy.invoke("any", out -> out.writeByteSeq(new byte[900])).join();

        assertThatThrownBy(() -> proxy.invoke("any", out -> out.writeByteSeq(new byte[1_024]))
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConnectionLostException.class);
    }

    @Test
    void shouldAcceptAsManyConnectionsAsItsPropertySays() {
        ObjectAdapter adapter = adapter(Map.of("Hello.MaxConnections", "1"));
        Proxy proxy = adapter.proxy(Identity.of("hello"));
        proxy.ping().join();

        assertThatThrownBy(() -> proxy.withConnectionId("another").ping().join())
                .hasMessageContaining("CLOSED_EARLY");
    }

    @ParameterizedTest
    @CsvSource({
        "Router, 'property ''Hello.Router'': refused (expected: none; Floe has no routers: name the server''s endpoints)'",
        "PublishedHost, 'property ''Hello.PublishedHost'': refused (expected: none; set NAME.PublishedEndpoints)'",
        "MessageSizeMax, 'Hello.MessageSizeMax: x (expected: a number)'"
    })
    void shouldRefuseWhatItCannotDo(String suffix, String message) {
        assertThatThrownBy(() -> adapter(Map.of("Hello." + suffix, "x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void shouldCallItsDefaultProtocol() {
        ObjectAdapter adapter = adapter(Map.of("Ice.Default.Protocol", "tcp", "Ice.Default.Host", "127.0.0.1"));
        int port = ((TcpEndpoint) adapter.endpoints().get(0)).port();

        communicators.get(0).proxy("hello:default -p " + port).ping().join();
    }

    @Test
    void shouldPrintProxiesAsThePropertySays() {
        Communicator floe = communicator(Map.of("Ice.ToStringMode", "ASCII"));

        assertThat(floe.proxy("\u00e9:tcp -h a -p 1")).asString().startsWith("\\u00e9 -t -e 1.1:tcp");
    }
}
