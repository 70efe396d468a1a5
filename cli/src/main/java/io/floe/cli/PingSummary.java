package io.floe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What many pings came to. Owned by the main thread. */
final class PingSummary {
    private final List<Long> nanos = new ArrayList<>();
    private final Map<String, Long> callsByEndpoint = new TreeMap<>();
    private long calls;
    private long redirected;
    private Optional<Problem> firstProblem = Optional.empty();

    void add(Ping ping) {
        calls++;
        redirected += ping.redirected() ? 1 : 0;
        if (firstProblem.isEmpty()) {
            firstProblem = ping.problem();
        }
        ping.answer().ifPresent(answer -> {
            callsByEndpoint.merge(EndpointLabel.of(answer.endpoint()), 1L, Long::sum);
            if (ping.problem().isEmpty()) {
                nanos.add(answer.duration().toNanos());
            }
        });
    }

    long calls() {
        return calls;
    }

    Optional<Problem> firstProblem() {
        return firstProblem;
    }

    List<String> lines() {
        long failed = calls - nanos.size();
        StringBuilder totals = new StringBuilder("--- ")
                .append(Figures.plural(calls, "call"))
                .append(", ")
                .append(Figures.count(nanos.size()))
                .append(" answered, ")
                .append(Figures.count(failed))
                .append(" failed, ")
                .append(Figures.count(redirected))
                .append(" redirected");
        if (!nanos.isEmpty()) {
            Latencies rtt = Latencies.of(nanos);
            totals.append("   rtt min/p50/p99/max ")
                    .append(String.join(
                            "/",
                            Figures.millis(rtt.min()),
                            Figures.millis(rtt.percentile(0.5)),
                            Figures.millis(rtt.percentile(0.99)),
                            Figures.millis(rtt.max())))
                    .append(" ms");
        }
        List<String> shares = callsByEndpoint.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Figures.plural(entry.getValue(), "call"))
                .toList();
        return shares.isEmpty()
                ? List.of(totals.toString())
                : List.of(totals.toString(), "    " + String.join("   ", shares));
    }

    Fields fields() {
        Fields fields = Fields.of("calls", calls)
                .and("answered", nanos.size())
                .and("failed", calls - nanos.size())
                .and("redirected", redirected)
                .and("callsByEndpoint", callsByEndpoint);
        if (nanos.isEmpty()) {
            return fields.and("rttMs", null);
        }
        Latencies rtt = Latencies.of(nanos);
        return fields.and(
                "rttMs",
                Fields.of("min", rtt.min())
                        .and("p50", rtt.percentile(0.5))
                        .and("p99", rtt.percentile(0.99))
                        .and("max", rtt.max())
                        .map());
    }
}
