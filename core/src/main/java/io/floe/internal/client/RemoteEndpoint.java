package io.floe.internal.client;

import io.floe.EndpointEvent;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.endpoint.Endpoint;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.fault.Standing;
import io.floe.internal.connection.IceConnection;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint at one address: its connection, its health, its probes; shared by all groups of the communicator that name
 * it. Owned by the control thread; the volatile fields and the counters are read by pickers.
 *
 * <p>All transitions of health are in this class; {@link Dialling} knows when to dial and {@link Vigil} how it answers.
 */
final class RemoteEndpoint implements Hop, SecurityTiers.Standing {
    private final ClientEnvironment environment;
    private final Connector connector;
    private final Target<?> target;
    private final String endpoint;
    private final String address;
    private final boolean secure;
    private final Dialling dialling;
    private final Vigil vigil;
    private final Ramp ramp = new Ramp();
    private final EndpointLoad load = new EndpointLoad();
    private final Set<TargetGroup> groups = new LinkedHashSet<>();
    /** Connections that take no new calls and wait for their last answers. */
    private final Set<IceConnection> retired = new LinkedHashSet<>();

    private volatile List<RemoteEndpoint> peers = List.of();
    private volatile @Nullable Lane lane;
    private volatile Health health;
    private volatile int connections;

    /** Starts an attempt to connect to the one target that it was made for. */
    @FunctionalInterface
    interface Connector {
        /**
         * Dials.
         *
         * @param reachLimit how long opening the channel may take, in nanoseconds
         */
        ConnectAttempt dial(RemoteEndpoint owner, long reachLimit);
    }

    private RemoteEndpoint(
            ClientEnvironment environment, ProbeLimit limit, Target<?> target, boolean secure, Connector connector) {
        this.environment = environment;
        this.target = target;
        this.endpoint = target.endpoint().toString();
        this.address = text(target.address());
        this.secure = secure;
        this.connector = connector;
        this.dialling = new Dialling(environment, limit, this::probe);
        this.vigil = new Vigil(environment, this);
        this.health = Health.unknown(environment.now());
    }

    private static String text(SocketAddress address) {
        String text = address.toString();
        return text.startsWith("/") ? text.substring(1) : text;
    }

    static <E extends Endpoint> RemoteEndpoint of(
            ClientEnvironment environment, ProbeLimit limit, Transport<E> transport, Target<E> target) {
        boolean secure = transport.traits().contains(Trait.SECURE);
        return new RemoteEndpoint(environment, limit, target, secure, (owner, reachLimit) -> {
            var attempt = new ConnectAttempt(
                    environment, owner, target.endpoint(), transport.traits().contains(Trait.DATAGRAM));
            attempt.start(transport, target, reachLimit);
            return attempt;
        });
    }

    /** A group takes it in: its changes are told to the group from now on. */
    void enter(TargetGroup group) {
        groups.add(group);
        findPeers();
    }

    void leave(TargetGroup group) {
        groups.remove(group);
        findPeers();
    }

    private void findPeers() {
        Set<RemoteEndpoint> found = new LinkedHashSet<>();
        groups.forEach(group -> found.addAll(group.members()));
        found.remove(this);
        peers = List.copyOf(found);
    }

    /** The other endpoints of its groups. */
    List<RemoteEndpoint> peers() {
        return peers;
    }

    /** It is no longer where the group calls: unless another one does, it takes its leave after the calls in flight. */
    void vanish(TargetGroup group) {
        leave(group);
        if (!groups.isEmpty()) {
            return;
        }
        dialling.cancel();
        become(health.become(EndpointState.IDLE, environment.now()), "no longer listed");
        Lane open = lane;
        if (open != null) {
            lane = null;
            retired.add(open.connection());
            open.connection().shutdown("no longer listed");
        }
    }

    /** Whether nobody would miss it. */
    boolean unused() {
        return groups.isEmpty() && lane == null && retired.isEmpty() && !dialling.underWay();
    }

    /**
     * A call waits for this endpoint. Dials if nothing is known; returns the failure that answers the call at once if an
     * attempt has just failed or the peer is not trusted, else null: {@link TargetGroup} will hear of the result.
     */
    @Nullable
    Failure join() {
        Health now = health;
        boolean judged = (now.state() == EndpointState.REJECTED && dialling.planned())
                || (now.state() == EndpointState.DOWN && dialling.failedJustNow());
        if (judged && !dialling.underWay()) {
            return now.lastFailure();
        }
        dial();
        return null;
    }

    /** Whether an attempt is under way, and not just planned. */
    boolean dialling() {
        return dialling.underWay();
    }

    /** Dials if there is no connection, none is being opened and none is going to be. */
    void wake() {
        if (!dialling.planned()) {
            dial();
        }
    }

    /** Opens a connection if there is none and none is being opened. */
    void dial() {
        if (lane == null) {
            EndpointState from = health.state();
            dialling.dial(from != EndpointState.IDLE && from != EndpointState.CONNECTING, this::startAttempt);
            showPlan();
        }
    }

    /** Opens another connection beside one that says nothing; one that waits for its last answers is enough. */
    void dialBeside() {
        if (retired.isEmpty()) {
            dialling.dial(true, this::startAttempt);
        }
    }

    private ConnectAttempt startAttempt() {
        boolean probe = health.state() != EndpointState.IDLE && health.state() != EndpointState.CONNECTING;
        if (lane == null) {
            become(health.become(dialing(health.state()), environment.now()), "dialled");
        }
        return connector.dial(this, probe ? dialling.reachLimit() : Long.MAX_VALUE);
    }

    private static EndpointState dialing(EndpointState from) {
        return switch (from) {
            case IDLE, CONNECTING -> EndpointState.CONNECTING;
            case SUSPECT -> EndpointState.SUSPECT;
            case UP, WARMING, DOWN, PROBING, REJECTED, DRAINING -> EndpointState.PROBING;
        };
    }

    void connected(IceConnection open) {
        dialling.succeeded();
        boolean beside = lane != null;
        if (beside) {
            retire();
        }
        lane = new Lane(open, environment, vigil);
        countConnections();
        if (beside && passedOver()) {
            vigil.renewed();
            groups.forEach(group -> group.changed(this)); // it is up still, and passed over until it answers
            return;
        }
        boolean ramps =
                health.state() == EndpointState.PROBING && peers.stream().anyMatch(RemoteEndpoint::fullyUp);
        become(
                health.become(ramps ? EndpointState.WARMING : EndpointState.UP, environment.now()),
                "connected and validated");
        if (ramps) {
            environment.control().schedule(this::warm, Ramp.LENGTH, TimeUnit.NANOSECONDS);
        }
        groups.forEach(group -> group.up(this));
    }

    private void warm() {
        Health now = health;
        if (now.state() == EndpointState.WARMING && environment.now() - now.since() >= Ramp.LENGTH) {
            become(now.become(EndpointState.UP, environment.now()).avoid(now.avoided()), "takes its full share");
            groups.forEach(group -> group.changed(this));
        }
    }

    private boolean fullyUp() {
        return health.state() == EndpointState.UP && preferred();
    }

    /**
     * An attempt to connect failed.
     *
     * @param answered whether the host answered, if only by opening the channel
     */
    void attemptFailed(Failure failure, boolean answered) {
        dialling.failed();
        if (lane != null) {
            if (answered) {
                return; // a process that hangs, or is busy: its calls wait
            }
            retire();
            lane = null;
        }
        EndpointState state = Dialling.distrusts(failure) ? EndpointState.REJECTED : EndpointState.DOWN;
        dialling.planFor(state);
        become(health.become(state, environment.now(), failure), failure);
        if (state == EndpointState.REJECTED && dialling.outdated()) {
            admitAgain(); // it was judged by trust that has changed meanwhile
            return;
        }
        groups.forEach(group -> group.attemptFailed(this, failure));
    }

    /** Trust has changed: a refusal counts for nothing any more. */
    void reconsider() {
        dialling.reconsider();
        if (health.state() == EndpointState.REJECTED) {
            admitAgain();
        }
    }

    private void admitAgain() {
        dialling.startAnew();
        probe();
    }

    private void retire() {
        Lane old = lane;
        if (old != null) {
            retired.add(old.connection());
            old.connection().shutdown("another connection took its place");
        }
    }

    void closing(IceConnection closing) {
        if (carries(closing)) {
            retired.add(closing);
            lane = null;
            become(health.become(EndpointState.IDLE, environment.now()), "the connection closes for want of calls");
            groups.forEach(group -> group.lost(this));
        }
    }

    void closed(IceConnection closed, Failure failure) {
        retired.remove(closed);
        if (!carries(closed)) {
            countConnections();
            return;
        }
        lane = null;
        countConnections();
        long now = environment.now();
        if (failure.kind() == Kind.DRAIN) {
            dialling.planFor(EndpointState.DRAINING);
            become(health.become(EndpointState.DRAINING, now, failure), failure);
        } else if (failure.kind() == Kind.LOCAL || groups.isEmpty()) {
            become(health.become(EndpointState.IDLE, now), failure.reason());
        } else {
            become(health.become(EndpointState.SUSPECT, now, failure), failure);
            dial();
        }
        groups.forEach(group -> group.lost(this));
    }

    private boolean carries(IceConnection connection) {
        Lane open = lane;
        return open != null && open.connection() == connection;
    }

    private void countConnections() {
        connections = retired.size() + (lane == null ? 0 : 1);
    }

    /** Gives everything up, for good; completes when the last connection is closed. */
    CompletableFuture<Void> shutdown() {
        groups.clear();
        dialling.cancel();
        Lane open = lane;
        lane = null; // nothing that its connection still tells concerns anybody
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        if (open != null) {
            retired.add(open.connection());
        }
        for (IceConnection connection : retired) {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            connection.channel().closeFuture().addListener(done -> closed.complete(null));
            connection.shutdown("the communicator is shut down");
            ends.add(closed);
        }
        return CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]));
    }

    private void probe() {
        if (groups.stream().anyMatch(TargetGroup::inDemand)) {
            dial();
        } else {
            groups.forEach(TargetGroup::asleep);
        }
    }

    /** New calls prefer others from now on. */
    void avoid(String reason) {
        if (!passedOver() && lane != null) {
            become(health.avoid(true), reason);
            vigil.begin();
            groups.forEach(group -> group.changed(this));
        }
    }

    /** New calls prefer others until it answers, for its calls fail. */
    private void suspect(Failure reason) {
        become(health.become(EndpointState.SUSPECT, environment.now(), reason), reason);
        vigil.begin();
        groups.forEach(group -> group.changed(this));
    }

    /** It answers as it should. */
    void takeBack(String reason) {
        load.forgive();
        become(
                health.state() == EndpointState.SUSPECT
                        ? health.become(EndpointState.UP, environment.now())
                        : health.avoid(false),
                reason);
        groups.forEach(group -> group.changed(this));
    }

    /** Calls failed there: 5 in a row make it suspect, or one in five where another endpoint serves nearly all. */
    private void judge() {
        long now = environment.now();
        if (lane == null || passedOver()) {
            return;
        }
        if (load.failedInARow()) {
            suspect(Failure.of(Kind.TIMEOUT, "5 calls in a row failed"));
        } else if (load.failsOften(now)
                && peers.stream().anyMatch(peer -> peer.load.succeedsMostly(now))
                && mayFall()) {
            suspect(Failure.of(Kind.TIMEOUT, "of its calls less than 80 % succeed, elsewhere more than 95 %"));
        }
    }

    /** At most half of a group is passed over for its success rate, and never the last that is up. */
    private boolean mayFall() {
        long fallen = peers.stream().filter(RemoteEndpoint::passedOver).count();
        return fallen + 1 <= (peers.size() + 1) / 2 && peers.stream().anyMatch(RemoteEndpoint::preferred);
    }

    /** Whether it has a connection and calls prefer others all the same. */
    boolean passedOver() {
        Health now = health;
        return lane != null && (now.avoided() || now.state() == EndpointState.SUSPECT);
    }

    /** Whether new calls should come here. */
    boolean preferred() {
        return available() && !passedOver();
    }

    /** Connects those that would stand in for it. */
    void callStandIns() {
        groups.forEach(group -> group.callStandIns(this));
    }

    /** One idempotent call may be sent here, to see whether it is well again. */
    void offerTrial() {
        groups.forEach(group -> group.offerTrial(this));
    }

    /** Whether nobody took the offer of all the groups that call. */
    boolean withdrawTrial() {
        boolean untaken = true;
        for (TargetGroup group : groups) {
            untaken &= group.withdrawTrial(this);
        }
        return untaken;
    }

    Vigil vigil() {
        return vigil;
    }

    EndpointLoad load() {
        return load;
    }

    /** When its last answer came. */
    long answeredAt() {
        Lane open = lane;
        return open == null ? health.since() - Ramp.LENGTH : open.answeredAt();
    }

    private void become(Health next, Failure failure) {
        become(next, failure.toString(), Optional.of(failure));
    }

    private void become(Health next, String reason) {
        become(next, reason, Optional.empty());
    }

    private void become(Health next, String reason, Optional<Failure> failure) {
        Health before = health;
        health = next.probeAt(dialling.dueAt());
        if (next.differs(before)) {
            environment
                    .news()
                    .tell(
                            event(before, reason, failure),
                            before.state() == EndpointState.PROBING && next.verdict() == before.verdict());
        }
    }

    private void showPlan() {
        health = health.probeAt(dialling.dueAt());
    }

    private EndpointEvent event(Health before, String reason, Optional<Failure> failure) {
        Health now = health;
        return new EndpointEvent(
                endpoint(), address(), before.state(), now.state(), now.avoided(), reason, failure, untilProbe(now));
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
                connections,
                load.outstanding(),
                load.calls(),
                load.failures(),
                load.latencies().quantile(0.5),
                load.latencies().quantile(0.99),
                Optional.ofNullable(now.lastFailure()),
                untilProbe(now));
    }

    Standing standing() {
        Health now = health;
        return new Standing(
                endpoint(),
                address(),
                now.state().name(),
                Duration.ofNanos(environment.now() - now.since()),
                Optional.ofNullable(now.lastFailure()),
                untilProbe(now));
    }

    @Override
    public Target<?> target() {
        return target;
    }

    @Override
    public boolean available() {
        Lane open = lane;
        return open != null && open.connection().takesCalls();
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
        return out && last != null && !Dialling.distrusts(last);
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
    public boolean admits() {
        Health now = health;
        return now.state() != EndpointState.WARMING || ramp.admits(environment.now() - now.since());
    }

    @Override
    public boolean hasRoom() {
        return preferred() && load.hasRoom();
    }

    @Override
    public @Nullable Lane lane() {
        return lane;
    }

    @Override
    public String endpoint() {
        return endpoint;
    }

    @Override
    public String address() {
        return address;
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
        long now = environment.now();
        load.answered(now);
        Lane open = lane;
        if (open != null) {
            open.answered(now);
        }
        if (passedOver()) { // and what is out of the ordinary must not become the usual
            environment.control().execute(() -> vigil.answered(operation, nanos));
        } else {
            load.latencies().record(operation, nanos, now);
        }
    }

    @Override
    public void callFailed(Failure failure) {
        if (load.failed(failure, environment.now())) {
            environment.control().execute(this::judge);
        }
    }

    @Override
    public String toString() {
        return endpoint() + " (" + address() + ")";
    }
}
