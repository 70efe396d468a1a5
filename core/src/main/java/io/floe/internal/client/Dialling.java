package io.floe.internal.client;

import io.floe.EndpointState;
import io.floe.fault.Failure;
import io.floe.internal.control.Control;
import io.floe.internal.loop.LeaderLoop;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When one endpoint is dialled: one attempt at a time, two a second at most, and by the probe schedule while it fails. Owned
 * by the control thread.
 */
final class Dialling {
    /** An endpoint is dialled at most once in this time, which bounds dials to 2 a second. */
    private static final long SPACING = TimeUnit.MILLISECONDS.toNanos(500);
    /** So many dials at most in any {@code BURST} times the spacing. */
    private static final int BURST = 4;
    /** How long an endpoint is left alone that was taken out by hand. */
    private static final long REST = TimeUnit.MINUTES.toNanos(5);
    /** A failed attempt this young speaks for the endpoint: no new one is made for a call. */
    private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(750);

    /** Opening a channel takes no longer than this where it is not known how long it took before. */
    private static final long UNKNOWN_REACH = TimeUnit.SECONDS.toNanos(2);

    private final ClientEnvironment environment;
    private final ProbeLimit limit;
    private final ProbeSchedule schedule;
    private final Runnable due;
    /** When the latest dials began, in turn. */
    private final long[] recent = new long[BURST];

    private @Nullable ConnectAttempt attempt;
    private Control.@Nullable Plan timer;
    private boolean queued;
    private long dueAt;
    private long dialled;
    private int number;
    private long failedAt;
    private long reconsidered;
    private long connectNanos;

    /** Starts an attempt to connect to the one target that it was made for. */
    @FunctionalInterface
    interface Dialler {
        ConnectAttempt dial();
    }

    /**
     * Dials of one endpoint.
     *
     * @param due called when the time for the next probe has come
     */
    Dialling(ClientEnvironment environment, ProbeLimit limit, Runnable due) {
        this.environment = environment;
        this.limit = limit;
        this.schedule = new ProbeSchedule(environment.backoff(), environment.random());
        this.due = due;
        this.dialled = environment.now() - SPACING;
        this.failedAt = environment.now() - FRESH;
        this.reconsidered = dialled;
        Arrays.fill(recent, environment.now() - BURST * SPACING);
    }

    /** Whether an attempt is under way, or about to be as soon as its turn has come. */
    boolean underWay() {
        return attempt != null || queued;
    }

    /** That of the attempt under way, if callers may lead it. */
    @Nullable
    LeaderLoop loop() {
        return attempt == null ? null : attempt.loop();
    }

    /** Whether the next one has a time. */
    boolean planned() {
        return timer != null;
    }

    /** When the next probe is due, if that is planned. */
    OptionalLong dueAt() {
        return timer == null ? OptionalLong.empty() : OptionalLong.of(dueAt);
    }

    /** Whether what is known of an endpoint in that state answers a call, without another attempt. */
    boolean speaksFor(EndpointState state) {
        return (state == EndpointState.REJECTED && planned())
                || (state == EndpointState.DOWN && environment.now() - failedAt < FRESH);
    }

    /**
     * Dials as soon as it may.
     *
     * @param probe whether the endpoint failed before, so that the communicator's bound holds
     */
    void dial(boolean probe, Dialler dialler) {
        if (underWay()) {
            return;
        }
        long bound = recent[number % BURST] + BURST * SPACING; // holds for those that need no spacing, too
        long wait = Math.max(dialled + SPACING, bound) - environment.now();
        if (wait > 0) {
            plan(wait);
            return;
        }
        cancelTimer();
        if (!probe) {
            start(dialler);
            return;
        }
        queued = true;
        limit.request(() -> {
            if (queued) { // it may have been given up meanwhile
                queued = false;
                start(dialler);
            }
        });
    }

    private void start(Dialler dialler) {
        dialled = environment.now();
        recent[number++ % BURST] = dialled;
        attempt = dialler.dial();
    }

    /** How long the first step of a probe, up to an open channel, may take. */
    long reachLimit() {
        return Math.max(SPACING, connectNanos == 0 ? UNKNOWN_REACH : 4 * connectNanos);
    }

    void succeeded() {
        attempt = null;
        cancelTimer();
        connectNanos = Math.max(1, environment.now() - dialled);
        schedule.reset();
    }

    void failed() {
        attempt = null;
        failedAt = environment.now();
    }

    /** Plans the next dial of an endpoint in that state. */
    void planFor(EndpointState state) {
        plan(schedule.delay(state, dialled, environment.now()));
    }

    /** Nothing is dialled for long, unless a call has nobody else. */
    void rest() {
        plan(REST);
    }

    private void plan(long delay) {
        cancelTimer();
        dueAt = environment.now() + delay;
        timer = environment.control().plan(this::fire, delay);
    }

    private void fire() {
        timer = null;
        due.run();
    }

    /** What comes of an attempt that is under way now is out of date if it is a refusal. */
    void reconsider() {
        reconsidered = environment.now();
    }

    /** Whether the last attempt began before things were reconsidered. */
    boolean outdated() {
        return dialled - reconsidered < 0;
    }

    /** Forgets what was planned; the next dial waits for nothing but the bound. */
    void startAnew() {
        schedule.reset();
        cancelTimer();
        dialled = environment.now() - SPACING;
    }

    /** Gives everything up. */
    void cancel() {
        cancelTimer();
        queued = false;
        if (attempt != null) {
            attempt.cancel();
            attempt = null;
        }
    }

    void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    static boolean distrusts(Failure failure) {
        return failure.kind() == Failure.Kind.TRUST || failure.kind() == Failure.Kind.NOT_ICE;
    }
}
