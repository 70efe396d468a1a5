package io.floe.balance;

/** The service that makes a balancer of a stranger's known by a name, found by {@link java.util.ServiceLoader}. Stateless. */
public interface BalancerProvider {
    /** The word that selects it, such as {@code round_robin}. */
    String name();

    /** A new balancer for one group of endpoints. */
    Balancer create();
}
