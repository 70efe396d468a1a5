package io.floe.internal.client;

import io.floe.EndpointEvent;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.endpoint.Endpoint;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.internal.connection.IceConnection;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint at one address: its connection, its health, its probes; shared by all groups of the communicator that name
 * it. Owned by the control thread; the volatile fields and the counters are read by pickers.
 */
final class RemoteEndpoint implements Hop, SecurityTiers.Standing {
    /** An endpoint is dialled at most once in this time, which bounds dials to 2 a second. */
    private static final long SPACING = TimeUnit.MILLISECONDS.toNanos(500);
    /** A failed attempt this young speaks for the endpoint: no new one is made for a call. */
    private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(750);

    private final ClientEnvironment environment;
    private final Dialler dialler;
    private final Target<?> target;
    private final boolean secure;
    private final ProbeSchedule schedule;
    private final Set<TargetGroup> groups = new LinkedHashSet<>();
    private final EndpointLoad load = new EndpointLoad();
    private volatile @Nullable IceConnection connection;
    private volatile Health health;
    private @Nullable ConnectAttempt attempt;
    private @Nullable Future<?> timer;
    private long dialled;
    private long failedAt;
    private long reconsidered;

    /** Starts an attempt to connect to the one target that it was made for. */
    @FunctionalInterface
    interface Dialler {
        ConnectAttempt dial(RemoteEndpoint owner);
    }

    private RemoteEndpoint(ClientEnvironment environment, Target<?> target, boolean secure, Dialler dialler) {
        this.environment = environment;
        this.target = target;
        this.secure = secure;
        this.dialler = dialler;
        this.schedule = new ProbeSchedule(environment.backoff(), environment.random());
        this.health = Health.unknown(environment.now());
        this.dialled = environment.now() - SPACING;
        this.failedAt = environment.now() - FRESH;
        this.reconsidered = dialled;
    }

    static <E extends Endpoint> RemoteEndpoint of(
            ClientEnvironment environment, Transport<E> transport, Target<E> target) {
        boolean secure = transport.traits().contains(Trait.SECURE);
        return new RemoteEndpoint(environment, target, secure, owner -> {
            var attempt = new ConnectAttempt(
                    environment, owner, target.endpoint(), transport.traits().contains(Trait.DATAGRAM));
            attempt.start(transport, target);
            return attempt;
        });
    }

    /** A group takes it in: its changes are told to the group from now on. */
    void enter(TargetGroup group) {
        groups.add(group);
    }

    void leave(TargetGroup group) {
        groups.remove(group);
    }

    /** It is no longer where the group calls: unless another one does, it takes its leave after the calls in flight. */
    void vanish(TargetGroup group) {
        leave(group);
        if (!groups.isEmpty()) {
            return;
        }
        cancelTimer();
        if (attempt != null) {
            attempt.cancel();
            attempt = null;
        }
        become(health.become(EndpointState.IDLE, environment.now()), "no longer listed");
        IceConnection open = connection;
        if (open != null) {
            open.shutdown("no longer listed");
        }
    }

    /** Whether nobody would miss it. */
    boolean unused() {
        return groups.isEmpty() && connection == null && attempt == null;
    }

    /**
     * A call waits for this endpoint. Dials if nothing is known; returns the failure that answers the call at once if an
     * attempt has just failed or the peer is not trusted, else null: {@link TargetGroup} will hear of the result.
     */
    @Nullable
    Failure join() {
        Health now = health;
        boolean judged = (now.state() == EndpointState.REJECTED && timer != null)
                || (now.state() == EndpointState.DOWN && environment.now() - failedAt < FRESH);
        if (judged && attempt == null) {
            return now.lastFailure();
        }
        dial();
        return null;
    }

    /** Whether an attempt is under way, and not just planned. */
    boolean dialling() {
        return attempt != null;
    }

    /** Dials if there is no connection, none is being opened and none is going to be. */
    void wake() {
        if (timer == null) {
            dial();
        }
    }

    /** Opens a connection if there is none and none is being opened. */
    void dial() {
        if (connection != null || attempt != null) {
            return;
        }
        long wait = dialled + SPACING - environment.now();
        if (wait > 0) {
            plan(wait);
            return;
        }
        cancelTimer();
        dialled = environment.now();
        become(health.become(dialing(health.state()), dialled), "dialled");
        attempt = dialler.dial(this);
    }

    private static EndpointState dialing(EndpointState from) {
        return switch (from) {
            case IDLE, CONNECTING -> EndpointState.CONNECTING;
            case SUSPECT -> EndpointState.SUSPECT;
            case UP, WARMING, DOWN, PROBING, REJECTED, DRAINING -> EndpointState.PROBING;
        };
    }

    void connected(IceConnection open) {
        attempt = null;
        connection = open;
        schedule.reset();
        become(health.become(EndpointState.UP, environment.now()), "connected and validated");
        groups.forEach(group -> group.up(this));
    }

    void attemptFailed(Failure failure) {
        attempt = null;
        failedAt = environment.now();
        EndpointState state = distrusts(failure) ? EndpointState.REJECTED : EndpointState.DOWN;
        Health failed = health.become(state, failedAt, failure);
        if (state == EndpointState.REJECTED && dialled - reconsidered < 0) {
            become(failed, failure);
            admitAgain(); // it was judged by trust that has changed meanwhile
            return;
        }
        planned(failed, schedule.delay(state, dialled, failedAt), failure);
        groups.forEach(group -> group.attemptFailed(this, failure));
    }

    /** Trust has changed: a refusal counts for nothing any more. */
    void reconsider() {
        reconsidered = environment.now();
        if (health.state() == EndpointState.REJECTED) {
            admitAgain();
        }
    }

    private void admitAgain() {
        schedule.reset();
        cancelTimer();
        dialled = environment.now() - SPACING; // at once: reloads are seldom
        probe();
    }

    private static boolean distrusts(Failure failure) {
        return failure.kind() == Kind.TRUST || failure.kind() == Kind.NOT_ICE;
    }

    void closing(IceConnection closing) {
        if (closing == connection) {
            connection = null;
            become(health.become(EndpointState.IDLE, environment.now()), "the connection closes for want of calls");
            groups.forEach(group -> group.lost(this));
        }
    }

    void closed(IceConnection closed, Failure failure) {
        if (closed != connection) {
            return;
        }
        connection = null;
        long now = environment.now();
        if (failure.kind() == Kind.DRAIN) {
            long delay = schedule.delay(EndpointState.DRAINING, dialled, now);
            planned(health.become(EndpointState.DRAINING, now, failure), delay, failure);
        } else if (failure.kind() == Kind.LOCAL || groups.isEmpty()) {
            become(health.become(EndpointState.IDLE, now), failure.reason());
        } else {
            become(health.become(EndpointState.SUSPECT, now, failure), failure);
            dial();
        }
        groups.forEach(group -> group.lost(this));
    }

    /** Gives everything up, for good; completes when the connection is closed. */
    CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        groups.clear();
        cancelTimer();
        if (attempt != null) {
            attempt.cancel();
            attempt = null;
        }
        IceConnection open = connection;
        connection = null; // nothing that it still tells concerns anybody
        if (open == null) {
            closed.complete(null);
        } else {
            open.channel().closeFuture().addListener(done -> closed.complete(null));
            open.shutdown("the communicator is shut down");
        }
        return closed;
    }

    private void plan(long delay) {
        planTimer(delay);
        health = health.probeAt(environment.now() + delay);
    }

    /** Changes, and tells with the change when the next probe is due. */
    private void planned(Health next, long delay, Failure failure) {
        planTimer(delay);
        become(next.probeAt(environment.now() + delay), failure);
    }

    private void planTimer(long delay) {
        cancelTimer();
        timer = environment.control().schedule(this::probe, delay, TimeUnit.NANOSECONDS);
    }

    private void probe() {
        timer = null;
        if (groups.stream().anyMatch(TargetGroup::inDemand)) {
            dial();
        } else {
            groups.forEach(TargetGroup::asleep);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void become(Health next, Failure failure) {
        become(next, failure.toString(), Optional.of(failure));
    }

    private void become(Health next, String reason) {
        become(next, reason, Optional.empty());
    }

    private void become(Health next, String reason, Optional<Failure> failure) {
        Health before = health;
        health = next;
        if (next.differs(before)) {
            environment
                    .news()
                    .tell(new EndpointEvent(
                            endpoint(),
                            address(),
                            before.state(),
                            next.state(),
                            next.avoided(),
                            reason,
                            failure,
                            untilProbe(next)));
        }
    }

    private Optional<Duration> untilProbe(Health of) {
        return of.nextProbe().isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, of.nextProbe().getAsLong() - environment.now())));
    }

    EndpointStatus status() {
        Health now = health;
        return new EndpointStatus(
                endpoint(),
                address(),
                now.state(),
                now.avoided(),
                Duration.ofNanos(environment.now() - now.since()),
                connection == null ? 0 : 1,
                load.outstanding(),
                load.calls(),
                load.failures(),
                load.latencies().quantile(0.5),
                load.latencies().quantile(0.99),
                Optional.ofNullable(now.lastFailure()),
                untilProbe(now));
    }

    @Override
    public Target<?> target() {
        return target;
    }

    @Override
    public boolean available() {
        IceConnection open = connection;
        return open != null && open.takesCalls();
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public boolean unreachable() {
        Health now = health;
        Failure last = now.lastFailure();
        boolean out = now.state() == EndpointState.DOWN || now.state() == EndpointState.PROBING;
        return out && last != null && !distrusts(last);
    }

    @Override
    public int outstanding() {
        return load.outstanding();
    }

    @Override
    public long latencyNanos() {
        return load.latencies().mean();
    }

    @Override
    public long peakNanos() {
        return load.latencies().peak(environment.now());
    }

    @Override
    public @Nullable IceConnection connection() {
        return connection;
    }

    @Override
    public String endpoint() {
        return target.endpoint().toString();
    }

    @Override
    public String address() {
        String text = target.address().toString();
        return text.startsWith("/") ? text.substring(1) : text;
    }

    @Override
    public void attemptStarted() {
        load.started();
    }

    @Override
    public void attemptEnded() {
        load.ended();
    }

    @Override
    public void callAnswered(String operation, long nanos) {
        load.answered(operation, nanos, environment.now());
    }

    @Override
    public void callFailed(Failure failure) {
        load.failed(failure);
    }

    @Override
    public String toString() {
        return endpoint() + " (" + address() + ")";
    }
}
