package io.floe.internal.client;

import io.floe.balance.Balancer;
import io.floe.balance.BalancerProvider;
import io.floe.fault.ConfigurationException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The balancers that have a name: the built-in ones and the plug-ins'. Immutable. */
public final class Balancers {
    /** Makes balancers of what follows the name; null is nothing. */
    private final Map<String, Function<String, Supplier<Balancer>>> byName = new TreeMap<>();

    /** The built-in ones and those of the given providers. */
    public Balancers(Iterable<BalancerProvider> plugIns) {
        plain("round_robin", Balancer::roundRobin);
        plain("random", Balancer::random);
        plain("ordered", Balancer::ordered);
        plain("sticky", Balancer::sticky);
        plain("least_request", Balancer::leastRequest);
        plain("peak_ewma", Balancer::peakEwma);
        byName.put("weighted_round_robin", argument -> {
            WeightList weights = WeightList.parse(argument);
            return () -> Balancer.weightedRoundRobin(weights::of);
        });
        byName.put(
                "consistent_hash",
                argument -> argument.isEmpty() ? Balancer::consistentHash : () -> Balancer.consistentHash(argument));
        for (BalancerProvider provider : plugIns) {
            if (byName.containsKey(provider.name())) {
                throw new ConfigurationException("balancer: '" + provider.name() + "' of "
                        + provider.getClass().getName() + " (expected: a name that is not taken)");
            }
            plain(provider.name(), provider::create);
        }
    }

    private void plain(String name, Supplier<Balancer> balancer) {
        byName.put(name, argument -> {
            if (!argument.isEmpty()) {
                throw new ConfigurationException("balancer: '" + name + ":" + argument + "' (expected: " + name + ")");
            }
            return balancer;
        });
    }

    /**
     * The balancer of that name, which may be followed by a colon and what it is to work with: {@code
     * weighted_round_robin:a.shop:4061=3}, {@code consistent_hash:session}.
     *
     * @throws ConfigurationException if there is none, listing those that there are
     */
    public BalancerChoice named(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Function<String, Supplier<Balancer>> maker = byName.get(name);
        if (maker == null) {
            throw new ConfigurationException("balancer: '" + name + "' (expected: one of " + byName.keySet() + ")");
        }
        return new BalancerChoice.Named(text, maker.apply(colon < 0 ? "" : text.substring(colon + 1)));
    }
}
