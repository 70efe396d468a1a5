package io.floe.internal.client;

import io.floe.balance.Balancer;
import java.util.function.Supplier;

/** Which balancer a proxy wants. Equal choices share a rotation. Immutable. */
public sealed interface BalancerChoice {
    /** A new balancer for one group of endpoints. */
    Balancer create();

    /** One that has a name; {@link Balancers} makes these. */
    record Named(String name, Supplier<Balancer> supplier) implements BalancerChoice {
        @Override
        public Balancer create() {
            return supplier.get();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && named.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** The user's own; equal if it is the same supplier. */
    record Own(Supplier<Balancer> supplier) implements BalancerChoice {
        @Override
        public Balancer create() {
            return supplier.get();
        }
    }
}
