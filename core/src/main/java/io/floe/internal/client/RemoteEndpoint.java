package io.floe.internal.client;

import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.fault.Standing;
import io.floe.internal.connection.IceConnection;
import io.floe.spi.Target;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint at one address: its connection, its health, its probes; shared by all groups of the communicator that name
 * it. Owned by the control thread; the volatile fields and the counters are read by pickers.
 *
 * <p>All transitions of health are decided in this class; {@link Dialling} knows when to dial, {@link Vigil} how it answers,
 * {@link Callers} whom to tell.
 */
final class RemoteEndpoint implements Hop, SecurityTiers.Standing {
    private final ClientEnvironment environment;
    private final Connector connector;
    private final Target<?> target;
    private final boolean secure;
    private final Dialling dialling;
    private final Vigil vigil;
    private final Ramp ramp = new Ramp();
    private final EndpointLoad load = new EndpointLoad();
    private final Callers callers = new Callers(this);
    private final Connections connections = new Connections();
    private final HealthRecord health;
    private final Consumer<RemoteEndpoint> forgotten;

    RemoteEndpoint(
            ClientEnvironment environment,
            ProbeLimit limit,
            LaneWatches watches,
            Target<?> target,
            boolean secure,
            Connector connector,
            Consumer<RemoteEndpoint> forgotten) {
        this.environment = environment;
        this.target = target;
        this.secure = secure;
        this.connector = connector;
        this.dialling = new Dialling(environment, limit, this::probe);
        this.vigil = new Vigil(environment, this, watches);
        this.forgotten = forgotten;
        this.health = new HealthRecord(environment, target, dialling::dueAt);
    }

    /** A group takes it in: its changes are told to the group from now on. */
    void enter(TargetGroup group) {
        callers.add(group);
    }

    void leave(TargetGroup group) {
        callers.remove(group);
    }

    /** It is no longer where the group calls: unless another one does, it takes its leave after the calls in flight. */
    void vanish(TargetGroup group) {
        leave(group);
        if (callers.none()) {
            dialling.cancel();
            health.become(EndpointState.IDLE, "no longer listed");
            connections.retire("no longer listed");
        }
    }

    /** Whether it has no connection, and nothing is known of why that would matter. */
    boolean unconnected() {
        return lane() == null && health.state() == EndpointState.IDLE && !dialling.underWay();
    }

    /** Whether nobody would miss it. */
    boolean unused() {
        return callers.none() && connections.none() && !dialling.underWay();
    }

    /**
     * A call waits for this endpoint. Dials if nothing is known; returns the failure that answers the call at once if an
     * attempt has just failed or the peer is not trusted, else null: {@link TargetGroup} will hear of the result.
     */
    @Nullable
    Failure join() {
        Health now = health.get();
        if (dialling.speaksFor(now.state()) && !dialling.underWay()) {
            return now.lastFailure();
        }
        dial();
        return null;
    }

    Dialling dialling() {
        return dialling;
    }

    /** Dials if there is no connection, none is being opened and none is going to be. */
    void wake() {
        if (!dialling.planned()) {
            dial();
        }
    }

    /** Opens a connection if there is none and none is being opened. */
    void dial() {
        if (lane() == null) {
            dialling.dial(health.get().judged(), this::startAttempt);
            health.showPlan();
        }
    }

    /** Opens another connection beside one that says nothing; one that waits for its last answers is enough. */
    void dialBeside() {
        if (!connections.retiring()) {
            dialling.dial(true, this::startAttempt);
        }
    }

    private ConnectAttempt startAttempt() {
        boolean probe = health.get().judged();
        if (lane() == null) {
            health.become(health.get().dialled(), "dialled");
        }
        return connector.dial(this, probe ? dialling.reachLimit() : Long.MAX_VALUE);
    }

    void connected(IceConnection open) {
        dialling.succeeded();
        boolean beside = lane() != null;
        connections.open(new Lane(open, environment, vigil));
        if (beside && passedOver()) {
            vigil.renewed();
            callers.changed(); // it is up still, and passed over until it answers
            return;
        }
        boolean ramps = health.state() == EndpointState.PROBING
                && callers.peers().anyMatch(peer -> peer.health.state() == EndpointState.UP && peer.preferred());
        health.become(ramps ? EndpointState.WARMING : EndpointState.UP, "connected and validated");
        if (ramps) {
            environment.control().plan(this::warm, Ramp.LENGTH);
        }
        callers.up();
    }

    private void warm() {
        Health now = health.get();
        if (now.state() == EndpointState.WARMING && environment.now() - now.since() >= Ramp.LENGTH) {
            health.become(now.become(EndpointState.UP, environment.now()).avoid(now.avoided()), "takes its full share");
            callers.changed();
        }
    }

    /** An attempt to connect failed, but the host may have answered, if only by opening the channel. */
    void attemptFailed(Failure failure, boolean answered) {
        dialling.failed();
        if (lane() != null) {
            if (answered) {
                return; // a process that hangs, or is busy: its calls wait
            }
            connections.retire("its host cannot be reached any more");
        }
        EndpointState state = Dialling.distrusts(failure) ? EndpointState.REJECTED : EndpointState.DOWN;
        dialling.planFor(state);
        health.become(state, failure);
        if (state == EndpointState.REJECTED && dialling.outdated()) {
            admitAgain(); // it was judged by trust that has changed meanwhile
            return;
        }
        callers.attemptFailed(failure);
    }

    /** Trust has changed: a refusal counts for nothing any more. */
    void reconsider() {
        dialling.reconsider();
        if (health.state() == EndpointState.REJECTED) {
            admitAgain();
        }
    }

    void admitAgain() {
        dialling.startAnew();
        probe();
    }

    void closing(IceConnection closing) {
        if (connections.carries(closing)) {
            connections.closing(closing);
            health.become(EndpointState.IDLE, "the connection closes for want of calls");
            callers.lost();
        }
    }

    void closed(IceConnection closed, Failure failure) {
        if (connections.closed(closed)) {
            laneClosed(failure);
        }
        if (unused()) {
            forgotten.accept(this);
        }
    }

    private void laneClosed(Failure failure) {
        if (failure.kind() == Kind.DRAIN) {
            dialling.planFor(EndpointState.DRAINING);
            health.become(EndpointState.DRAINING, failure);
        } else if (failure.kind() == Kind.LOCAL || callers.none()) {
            health.become(EndpointState.IDLE, failure.reason());
        } else {
            health.become(EndpointState.SUSPECT, failure);
            dial();
        }
        callers.lost();
    }

    /** Its calls go elsewhere, and it is left alone for a while unless somebody needs it. */
    void drain() {
        if (lane() != null) {
            connections.retire("drained by hand");
            dialling.rest();
            health.become(EndpointState.DRAINING, "drained by hand");
            callers.lost();
        }
    }

    /** Gives everything up, for good; completes when the last connection is closed. */
    CompletableFuture<Void> shutdown() {
        callers.clear();
        dialling.cancel();
        return connections.shutdown();
    }

    private void probe() {
        if (callers.inDemand()) {
            dial();
        } else {
            callers.asleep();
        }
    }

    /** New calls prefer others from now on. */
    void avoid(String reason) {
        if (!passedOver() && lane() != null) {
            health.become(health.get().avoid(true), reason);
            vigil.begin();
            callers.changed();
        }
    }

    /** It answers as it should. */
    void takeBack(String reason) {
        load.forgive();
        health.become(health.get().well(environment.now()), reason);
        callers.changed();
    }

    /** Calls failed there. */
    private void judge() {
        Failure reason = lane() == null || passedOver() ? null : SuspectRule.verdict(this, environment.now());
        if (reason != null) {
            health.become(EndpointState.SUSPECT, reason); // new calls prefer others until it answers
            vigil.begin();
            callers.changed();
        }
    }

    /** Whether it has a connection and calls prefer others all the same. */
    boolean passedOver() {
        Health now = health.get();
        return lane() != null && (now.avoided() || now.state() == EndpointState.SUSPECT);
    }

    /** Whether new calls should come here. */
    boolean preferred() {
        return available() && !passedOver();
    }

    Callers callers() {
        return callers;
    }

    Vigil vigil() {
        return vigil;
    }

    EndpointLoad load() {
        return load;
    }

    /** When its last answer came. */
    long answeredAt() {
        Lane open = lane();
        return open == null ? health.get().since() - Ramp.LENGTH : open.answeredAt();
    }

    EndpointStatus status() {
        return health.status(connections.count(), load);
    }

    Standing standing() {
        return health.standing();
    }

    @Override
    public Target<?> target() {
        return target;
    }

    @Override
    public boolean available() {
        Lane open = lane();
        return open != null && open.connection().takesCalls();
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public boolean unreachable() {
        return health.get().unreachable();
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
        Health now = health.get();
        return now.state() != EndpointState.WARMING || ramp.admits(environment.now() - now.since());
    }

    @Override
    public boolean hasRoom() {
        return preferred() && load.hasRoom();
    }

    @Override
    public @Nullable Lane lane() {
        return connections.lane();
    }

    @Override
    public String endpoint() {
        return health.endpoint();
    }

    @Override
    public String address() {
        return health.address();
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
    public void callAnswered(String operation, long sent, long now) {
        load.answered(now);
        connections.answered(now);
        if (passedOver()) { // and what is out of the ordinary must not become the usual
            environment.control().execute(() -> vigil.answered(operation, now - sent));
        } else {
            load.latencies().record(operation, now - sent, now);
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
