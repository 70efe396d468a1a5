package io.floe.internal.client;

import io.floe.fault.ConfigurationException;
import io.floe.spi.Target;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weights by place, as properties give them: {@code a.shop:4061=3,b.shop=2}; others weigh 1. Immutable. */
final class WeightList {
    private static final Pattern ENTRY = Pattern.compile("(.+)=(\\d{1,4})");
    private static final int HEAVIEST = 1000;

    private final Map<String, Integer> weights;

    private WeightList(Map<String, Integer> weights) {
        this.weights = weights;
    }

    /**
     * Reads {@code HOST=N} and {@code HOST:PORT=N}, separated by commas; empty where all weigh the same.
     *
     * @throws ConfigurationException naming the entry that is refused
     */
    static WeightList parse(String text) {
        Map<String, Integer> weights = new HashMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry.trim());
            int weight = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
            if (weight < 1 || weight > HEAVIEST) {
                throw new ConfigurationException("balancer: weighted_round_robin: '" + entry.trim()
                        + "' (expected: HOST=N or HOST:PORT=N, N in 1.." + HEAVIEST + ")");
            }
            weights.put(matcher.group(1), weight);
        }
        return new WeightList(Map.copyOf(weights));
    }

    /** By name and port, name, address and port, or address, whichever is listed first in this order. */
    double of(Target<?> target) {
        if (!(target.address() instanceof InetSocketAddress inet)) {
            return weights.getOrDefault(target.address().toString(), 1);
        }
        String port = ":" + inet.getPort();
        String name = inet.getHostString();
        String address = inet.getAddress() == null ? name : inet.getAddress().getHostAddress();
        for (String place : new String[] {bracketed(name) + port, name, bracketed(address) + port, address}) {
            Integer weight = weights.get(place);
            if (weight != null) {
                return weight;
            }
        }
        return 1;
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
