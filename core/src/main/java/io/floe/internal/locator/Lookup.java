package io.floe.internal.locator;

import io.floe.endpoint.Endpoint;
import io.floe.internal.control.Control;
import io.floe.spi.EndpointSource.Watcher;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a locator was asked for once, and answered: one question at a time, whoever waits for it. Owned by the control thread.
 *
 * <p>Renewed in the background while somebody watches; a locator that does not answer is asked again after 1 s, doubling to
 * 30 s, half of it jitter; what it said before stays in use. A watcher whose endpoints fail has it asked again within
 * seconds, but the more often in vain, the less often.
 */
final class Lookup {
    private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);
    /** An answer this young is told again to a call that waits. */
    private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(750);

    /** Within this time all the clients of a server that died ask, so that they do not come in one crowd. */
    private static final long SPREAD = TimeUnit.SECONDS.toNanos(5);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    private final LocatorSettings settings;
    private final LocatorCalls calls;
    private final Sought sought;
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private @Nullable List<Endpoint> answer;
    private @Nullable Throwable failure;
    private boolean pending;
    private long asked;
    private long answered;
    private int failures;
    private boolean refreshing;
    private long refreshed;
    private int inVain;
    private Control.@Nullable Plan timer;
    private long due;

    Lookup(LocatorSettings settings, LocatorCalls calls, Sought sought) {
        this.settings = settings;
        this.calls = calls;
        this.sought = sought;
    }

    private long now() {
        return settings.ticker().nanoTime();
    }

    boolean unused(long before) {
        return watchers.isEmpty() && !pending && (answer != null || failure != null) && answered - before < 0;
    }

    void add(Watcher watcher) {
        watchers.add(watcher);
        List<Endpoint> known = answer;
        if (known != null && !settings.asksEachCall()) {
            watcher.found(known);
        }
        if (known == null || expired()) {
            answerSoon(watcher);
        } else if (timer == null) {
            planRenewal();
        }
    }

    void remove(Watcher watcher) {
        watchers.remove(watcher);
        if (watchers.isEmpty()) {
            cancelTimer();
        }
    }

    void refresh(Watcher watcher, boolean waiting) {
        if (waiting) {
            answerSoon(watcher);
        } else if (!pending && !refreshing) {
            inVain = now() - refreshed > 2 * LONGEST ? 0 : inVain;
            refreshed = now();
            refreshing = true;
            long spacing = Math.min(LONGEST, (2 * SECOND) << Math.min(inVain, 10));
            plan(Math.max(0, answered + spacing - now()) + jitter(SPREAD));
        }
    }

    private boolean expired() {
        return settings.timeToLive()
                .filter(life -> now() - answered >= life.toNanos())
                .isPresent();
    }

    /** The outcome of the question that is being asked, the last one if it is young, else of a new one. */
    private void answerSoon(Watcher watcher) {
        if (pending) {
            return; // every watcher hears of the outcome
        }
        boolean known = answer != null || failure != null;
        if (!known || settings.asksEachCall() || now() - answered >= FRESH) {
            ask();
        } else {
            tell(watcher);
        }
    }

    private void ask() {
        cancelTimer();
        pending = true;
        asked = now();
        calls.find(sought).whenComplete((found, thrown) -> settings.control().execute(() -> answered(found, thrown)));
    }

    private void answered(@Nullable List<Endpoint> found, @Nullable Throwable thrown) {
        pending = false;
        answered = now();
        if (found != null) {
            if (failure != null) {
                LOG.info("{} found again after {} ms", sought, TimeUnit.NANOSECONDS.toMillis(answered - asked));
            }
            inVain = !found.equals(answer) ? 0 : refreshing ? inVain + 1 : inVain;
            failures = 0;
            answer = found;
            failure = null;
        } else {
            Throwable cause = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
            if (failure == null) {
                LOG.warn("{}", String.valueOf(cause == null ? "" : cause.getMessage()));
            }
            failures++;
            failure = cause;
        }
        refreshing = false;
        planRenewal();
        List.copyOf(watchers).forEach(this::tell);
    }

    private void tell(Watcher watcher) {
        Throwable cause = failure;
        List<Endpoint> known = answer;
        if (cause != null) {
            watcher.failed(cause);
        } else if (known != null) {
            watcher.found(known);
        }
    }

    private void planRenewal() {
        if (watchers.isEmpty()) {
            return;
        }
        if (failure != null) {
            long delay = Math.min(LONGEST, SECOND << Math.min(failures - 1, 10));
            plan(delay / 2 + jitter(delay / 2));
        } else if (settings.background() && settings.timeToLive().isPresent() && !settings.asksEachCall()) {
            long life = settings.timeToLive().map(Duration::toNanos).orElse(LONGEST);
            plan(life * 9 / 10 + jitter(life / 5));
        }
    }

    private long jitter(long most) {
        return settings.random().nextLong(most + 1);
    }

    /** Asks after a while, unless that is planned for an earlier time. */
    private void plan(long delay) {
        long wanted = now() + delay;
        if (timer != null && due - wanted <= 0) {
            return;
        }
        cancelTimer();
        due = wanted;
        timer = settings.control().plan(this::renew, delay);
    }

    private void renew() {
        timer = null;
        if (!pending) {
            ask();
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
