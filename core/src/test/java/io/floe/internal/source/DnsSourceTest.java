package io.floe.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import io.floe.spi.EndpointSource;
import java.net.SocketException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DnsSourceTest {
    private final ManualContext context = new ManualContext();
    private final Told told = new Told();

    private void subscribe(EndpointSource source) {
        context.texts.clear();
        source.subscribe(told).close();
        context.run();
    }

    private EndpointSource source(String text, NameServer server) {
        return DnsSourceProvider.create(text, context, new ServiceRecords(server.url()));
    }

    @Test
    void shouldMakeAnEndpointOfEachRecord() throws SocketException {
        try (NameServer server = new NameServer("0 1 4061 a.shop", "0 1 4062 b.shop")) {
            subscribe(source("ssl -h _ice._tcp.hello.shop -t 5000", server));
        }

        assertThat(told.all)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(context.texts).containsExactly("ssl -h a.shop -p 4061 -t 5000", "ssl -h b.shop -p 4062 -t 5000");
    }

    @Test
    void shouldTakeTheFirstPriorityInTheOrderOfWeights() throws SocketException {
        try (NameServer server = new NameServer("10 9 1 standby", "5 1 2 light", "5 7 3 heavy")) {
            subscribe(source("tcp -h _ice._tcp.hello", server));
        }

        assertThat(context.texts).containsExactly("tcp -h heavy -p 3", "tcp -h light -p 2");
    }

    @Test
    void shouldSayWhichServiceHasNoRecord() throws SocketException {
        try (NameServer server = new NameServer()) {
            subscribe(source("tcp -h _ice._tcp.hello", server));
        }

        assertThat(told.all.get(0).toString())
                .startsWith("service name '_ice._tcp.hello': ")
                .endsWith("(expected: SRV records)");
    }

    @Test
    void shouldLeaveAnOrdinaryHostToTheTransport() {
        subscribe(new DnsSourceProvider().create("tcp -h hello.shop -p 4061", context));

        assertThat(told.all).containsExactly(List.of(ManualContext.endpoint("tcp -h hello.shop -p 4061")));
    }

    @Test
    void shouldRefuseAPortBesideAServiceName() {
        DnsSourceProvider provider = new DnsSourceProvider();

        assertThatThrownBy(() -> provider.create("tcp -h _ice._tcp.hello -p 1", context))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("(expected: one endpoint without -p)");
    }

    @Test
    void shouldBeEqualToASourceOfTheSameText() {
        DnsSourceProvider provider = new DnsSourceProvider();

        assertThat(provider.create("tcp -h a", context))
                .isEqualTo(provider.create("tcp -h a", context))
                .isNotEqualTo(provider.create("tcp -h b", context))
                .hasToString("dns:tcp -h a");
    }
}
