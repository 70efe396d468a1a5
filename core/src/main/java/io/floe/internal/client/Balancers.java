package io.floe.internal.client;

import io.floe.balance.Balancer;
import io.floe.balance.BalancerProvider;
import io.floe.fault.ConfigurationException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The balancers that have a name: the built-in ones and the plug-ins'. Immutable. */
public final class Balancers {
    private final Map<String, Supplier<Balancer>> byName = new TreeMap<>();

    /** The built-in ones and those of the given providers. */
    public Balancers(Iterable<BalancerProvider> plugIns) {
        byName.put("round_robin", Balancer::roundRobin);
        byName.put("random", Balancer::random);
        byName.put("ordered", Balancer::ordered);
        byName.put("sticky", Balancer::sticky);
        for (BalancerProvider provider : plugIns) {
            if (byName.putIfAbsent(provider.name(), provider::create) != null) {
                throw new ConfigurationException("balancer: '" + provider.name() + "' of "
                        + provider.getClass().getName() + " (expected: a name that is not taken)");
            }
        }
    }

    /**
     * The balancer of that name.
     *
     * @throws ConfigurationException if there is none, listing those that there are
     */
    public BalancerChoice named(String name) {
        Supplier<Balancer> supplier = byName.get(name);
        if (supplier == null) {
            throw new ConfigurationException("balancer: '" + name + "' (expected: one of " + byName.keySet() + ")");
        }
        return new BalancerChoice.Named(name, supplier);
    }
}
