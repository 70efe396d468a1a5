package io.floe.cli;

import io.floe.EndpointEvent;
import io.floe.EndpointListener;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/** The latest changes of endpoints, and the last problem of each. Thread-safe. */
final class WatchLog implements EndpointListener {
    private static final int KEPT = 100;

    private record Place(String endpoint, String address) {}

    private final Clock clock;
    private final Deque<WatchEvent> latest = new ConcurrentLinkedDeque<>();
    private final Map<Place, Instant> problems = new ConcurrentHashMap<>();
    private final Map<Place, Instant> outages = new ConcurrentHashMap<>();
    private volatile Consumer<WatchEvent> tell = event -> {};

    WatchLog(Clock clock) {
        this.clock = clock;
    }

    /** Who hears of every change from now on, on the thread that tells it. */
    void tell(Consumer<WatchEvent> listener) {
        tell = listener;
    }

    @Override
    public void changed(EndpointEvent event) {
        WatchEvent told = new WatchEvent(clock.instant(), event);
        latest.add(told);
        if (latest.size() > KEPT) {
            latest.poll();
        }
        Place place = new Place(event.endpoint(), event.address());
        if (event.failure().isPresent()) {
            problems.put(place, told.at());
        }
        if (!out(event.from()) && out(event.to())) {
            outages.put(place, told.at());
        }
        tell.accept(told);
    }

    /** What is down is probed now and then, which changes nothing unless the probe succeeds. */
    private static boolean out(EndpointState state) {
        return state == EndpointState.DOWN || state == EndpointState.PROBING;
    }

    /** Whether it is more than a probe that found nobody. */
    static boolean news(EndpointEvent event) {
        return !out(event.from()) || !out(event.to());
    }

    /** The latest ones but for probes that found nobody, the newest last. */
    List<WatchEvent> last(int count) {
        List<WatchEvent> all =
                latest.stream().filter(told -> news(told.event())).toList();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    /** When an endpoint's last problem was. */
    Optional<Instant> lastProblem(EndpointStatus status) {
        return Optional.ofNullable(problems.get(new Place(status.endpoint(), status.address())));
    }

    /** How long an endpoint has been as it is; one that is down also while it is probed. */
    Duration since(EndpointStatus status) {
        Instant outage = outages.get(new Place(status.endpoint(), status.address()));
        return out(status.state()) && outage != null ? Duration.between(outage, now()) : status.since();
    }

    Instant now() {
        return clock.instant();
    }
}
