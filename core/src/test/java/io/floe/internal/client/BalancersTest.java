package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.balance.Balancer;
import io.floe.balance.BalancerProvider;
import io.floe.endpoint.OpaqueEndpoint;
import io.floe.fault.ConfigurationException;
import io.floe.spi.Target;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalancersTest {
    private final Balancers balancers = new Balancers(List.of());

    private record Plugin(String name) implements BalancerProvider {
        @Override
        public Balancer create() {
            return Balancer.ordered();
        }
    }

    private static Target<?> target(String host, String address, int port) throws UnknownHostException {
        InetAddress resolved =
                InetAddress.getByAddress(host, InetAddress.getByName(address).getAddress());
        return target(new InetSocketAddress(resolved, port));
    }

    private static Target<?> target(SocketAddress address) {
        return new Target<>(
                new OpaqueEndpoint((short) 99, Encapsulation.empty(EncodingVersion.V1_1)), address, address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "round_robin",
                "weighted_round_robin",
                "weighted_round_robin:a:1=3",
                "random",
                "ordered",
                "sticky",
                "least_request",
                "peak_ewma",
                "consistent_hash",
                "consistent_hash:session"
            })
    void shouldKnowTheBuiltInOnesByName(String name) {
        assertThat(balancers.named(name).create()).isNotNull();
        assertThat(balancers.named(name))
                .describedAs("proxies with equal choices share a rotation")
                .isEqualTo(balancers.named(name));
    }

    @Test
    void shouldListTheNamesWhereNoneFits() {
        assertThatThrownBy(() -> balancers.named("fastest"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "balancer: 'fastest' (expected: one of [consistent_hash, least_request, ordered, peak_ewma, "
                                + "random, round_robin, sticky, weighted_round_robin])");
    }

    @Test
    void shouldRefuseWhatFollowsANameThatTakesNothing() {
        assertThatThrownBy(() -> balancers.named("ordered:a")).hasMessage("balancer: 'ordered:a' (expected: ordered)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a=", "a=0", "a=1001", "a=1,,b=2", "=3", "a=1.5"})
    void shouldRefuseWeightsThatAreNone(String weights) {
        assertThatThrownBy(() -> balancers.named("weighted_round_robin:" + weights))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("(expected: HOST=N or HOST:PORT=N, N in 1..1000)");
    }

    @Test
    void shouldWeighByNamePortAndAddress() throws UnknownHostException {
        WeightList weights = WeightList.parse("a.shop:4061=5, a.shop=4,10.0.0.7:4062=3,10.0.0.7=2,[fd00::1]:80=7");

        assertThat(weights.of(target("a.shop", "10.0.0.7", 4061))).isEqualTo(5);
        assertThat(weights.of(target("a.shop", "10.0.0.7", 4062))).isEqualTo(4);
        assertThat(weights.of(target("b.shop", "10.0.0.7", 4062))).isEqualTo(3);
        assertThat(weights.of(target("b.shop", "10.0.0.7", 4063))).isEqualTo(2);
        assertThat(weights.of(target("c.shop", "10.0.0.8", 4061))).isEqualTo(1);
        assertThat(weights.of(target("fd00::1", "fd00::1", 80))).isEqualTo(7);
    }

    @Test
    void shouldRefuseAPluginWhoseNameIsTaken() {
        assertThatThrownBy(() -> new Balancers(List.of(new Plugin("ordered"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "balancer: 'ordered' of " + Plugin.class.getName() + " (expected: a name that is not taken)");
    }
}
