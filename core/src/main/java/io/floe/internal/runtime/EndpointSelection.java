package io.floe.internal.runtime;

import io.floe.fault.ConfigurationException;

/** Ice's two words for how endpoints are chosen, as names of balancers. Stateless. */
final class EndpointSelection {
    private EndpointSelection() {}

    /**
     * The balancer that a word stands for.
     *
     * @param property named in the refusal
     */
    static String balancer(String property, String word) {
        return switch (word) {
            case "Random" -> "random";
            case "Ordered" -> "ordered";
            default -> throw new ConfigurationException(property + ": " + word + " (expected: Random or Ordered)");
        };
    }
}
