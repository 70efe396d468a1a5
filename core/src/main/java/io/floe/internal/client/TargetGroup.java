package io.floe.internal.client;

import io.floe.balance.Balancer;
import io.floe.balance.Balancer.Pick;
import io.floe.balance.Balancer.Picker;
import io.floe.fault.Failure;
import io.floe.fault.Standing;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that a proxy's calls are balanced over. Owned by the control thread; callers only read the volatile picker,
 * an immutable view of the members that are up.
 */
final class TargetGroup implements Route, GroupMembers.Events {
    /** Without a call for so long, dead members are not probed. */
    private static final long DEMAND = TimeUnit.MINUTES.toNanos(5);
    /** Where members are connected one by one, the next one does not wait longer than this for the last (RFC 8305). */
    private static final long RACE = TimeUnit.MILLISECONDS.toNanos(250);

    /** Without a call for so long, a group is forgotten; its proxies make another one when they call again. */
    private static final long RETIREMENT = TimeUnit.MINUTES.toNanos(10);
    /** A name that could not be resolved is looked up again by the first call after so long. */
    private static final long NAME_AGAIN = TimeUnit.SECONDS.toNanos(5);

    private final ClientEnvironment environment;
    private final DialOrder order;
    private final GroupKey key;
    private final GroupRegister register;
    private final GroupMembers members;
    private final LivePicker picker;
    private final WaitingCalls waiting = new WaitingCalls();
    /** Calls that wait for what the source tells next. */
    private final Set<InvocationPath> enquiring = new LinkedHashSet<>();

    private final Set<WarmUp> warmUps = new LinkedHashSet<>();
    private final Trial trial = new Trial();

    private boolean closed;
    /** Whether the register knows it: from its first call on, and until it retires. */
    private boolean admitted;
    /** Waiting calls are about to be looked at. */
    private boolean unsettled;

    private volatile List<RemoteEndpoint> known = List.of();
    private volatile long lastCall;
    /** Some member may be neither connected nor going to be, so that the next call has to see to it. */
    private volatile boolean incomplete;
    /** No longer known; the proxy that was about to call then brings it back. */
    private volatile boolean retired;

    TargetGroup(
            ClientEnvironment environment, HealthTable table, GroupKey key, Balancer balancer, GroupRegister register) {
        this.environment = environment;
        this.order = new DialOrder(balancer);
        this.key = key;
        this.register = register;
        this.members = new GroupMembers(environment, table, key, this);
        this.picker = new LivePicker(
                environment.control(), environment::now, () -> members.list().size(), this::newPicker);
        this.lastCall = environment.now();
    }

    @Override
    public @Nullable Hop pick(Pick pick, long now) {
        lastCall = now;
        if (incomplete) {
            incomplete = false;
            environment.control().execute(this::complete);
        }
        Hop offered = trial.take(pick);
        if (offered != null) {
            return offered;
        }
        Picker live = picker.get();
        Hop chosen = (Hop) live.pick(pick);
        if (chosen == null || chosen.admits()) {
            return chosen;
        }
        Hop instead = (Hop) live.pick(new Without(pick, chosen));
        return instead == null ? chosen : instead;
    }

    /** All its members, on any thread. */
    List<RemoteEndpoint> members() {
        return known;
    }

    @Override
    public List<Standing> standings() {
        return known.stream().map(RemoteEndpoint::standing).toList();
    }

    @Override
    public void await(InvocationPath call) {
        environment.control().now(() -> park(call));
    }

    @Override
    public void abandon(InvocationPath call) {
        environment.control().execute(() -> {
            waiting.remove(call);
            enquiring.remove(call);
        });
    }

    @Override
    public void enquire(InvocationPath call) {
        environment.control().execute(() -> {
            if (!takesCalls()) {
                call.shutDown();
                return;
            }
            enquiring.add(call);
            members.lookAnew();
        });
    }

    @Override
    public boolean enquiresFirst() {
        return key.source().asksEachCall();
    }

    @Override
    public boolean mayFind(ReplyBody answer) {
        return key.source().tellsOneObject()
                && answer instanceof ReplyBody.NotExist missing
                && missing.status() == ReplyStatus.OBJECT_NOT_EXIST;
    }

    @Override
    public void sourceTold() {
        List<InvocationPath> told = List.copyOf(enquiring);
        enquiring.clear();
        told.forEach(this::park);
    }

    @Override
    public boolean retries() {
        return true;
    }

    @Override
    public boolean nobodyIsUp() {
        return known.stream().noneMatch(RemoteEndpoint::available);
    }

    @Override
    public boolean retired() {
        return retired;
    }

    @Override
    public boolean inDemand() {
        return environment.now() - lastCall < DEMAND || !waiting.none() || !enquiring.isEmpty();
    }

    /** Opens connections ahead of the calls; told on the control thread when every member was tried. */
    void connect(WarmUp warmUp) {
        environment.control().execute(() -> {
            if (!takesCalls()) {
                warmUp.shutDown();
                return;
            }
            lastCall = environment.now();
            warmUps.add(warmUp);
            members.resolve();
            settleWarmUps();
        });
    }

    /** Nothing is sent any more: calls that wait for a connection, and those that come, fail at once. */
    void shutDown() {
        closed = true;
        picker.clear();
        waiting.shutDown();
        enquiring.forEach(InvocationPath::shutDown);
        enquiring.clear();
        warmUps.forEach(WarmUp::shutDown);
        warmUps.clear();
        members.clear();
    }

    private boolean takesCalls() {
        if (!admitted) {
            admitted = true;
            retired = false;
            register.admit(this);
        }
        return !closed;
    }

    /** Leaves its members, and the register, if it has not been called for long. */
    void retireIfUnused() {
        if (environment.now() - lastCall > RETIREMENT) {
            retire();
        }
    }

    private void retire() {
        if (!closed && waiting.none() && enquiring.isEmpty() && warmUps.isEmpty() && !members.pending()) {
            admitted = false;
            retired = true;
            members.list().forEach(member -> member.leave(this));
            members.clear();
            picker.clear();
            register.leave(key, this);
        }
    }

    private void park(InvocationPath path) {
        if (!takesCalls()) {
            path.shutDown();
            return;
        }
        WaitingCall call = waiting.add(path);
        members.resolve();
        joinCandidates(call);
        waiting.look(call, this::settle);
    }

    @Override
    public void joined(RemoteEndpoint member) {
        member.enter(this);
    }

    @Override
    public void left(RemoteEndpoint member) {
        member.vanish(this);
        waiting.forEach(call -> call.leave(member));
        warmUps.forEach(warmUp -> warmUp.leave(member));
    }

    @Override
    public void membersFound(boolean changed) {
        if (closed) {
            return;
        }
        if (changed) {
            known = members.list();
            picker.outdate();
        }
        waiting.forEach(this::joinCandidates);
        settleSoon();
        if (changed) {
            dialMissing();
        }
    }

    private void complete() {
        if (!closed && !retired) {
            members.resolveAgain();
            dialMissing();
        }
    }

    /** Connects those that calls do not wait for: all of them, or those that are preferred to the one in use. */
    private void dialMissing() {
        if (!closed) {
            order.missing(members.list()).forEach(RemoteEndpoint::wake);
        }
    }

    @Override
    public void findingFailed(String what, Failure failure) {
        waiting.forEach(call -> call.path().history().record(what, "-", failure));
        warmUps.forEach(warmUp -> warmUp.failed(what, failure));
        environment.control().plan(this::asleep, NAME_AGAIN);
    }

    /** A call waits for every untried member, or for the first of them where only one is to be connected. */
    private void joinCandidates(WaitingCall call) {
        if (order.everyone() || !call.waits()) {
            joinMore(call);
        }
    }

    private void joinMore(WaitingCall call) {
        for (RemoteEndpoint member : order.all(members.list())) {
            if (member.available() || call.path().tried(member) || call.saw(member)) {
                continue;
            }
            call.join(member, member.join());
            if (!order.everyone() && member.dialling().underWay()) {
                environment.control().plan(() -> race(call), RACE);
                break;
            }
        }
        if (waiting.contains(call)) {
            call.tell();
        }
    }

    private void race(WaitingCall call) {
        if (waiting.contains(call)) {
            joinMore(call);
            waiting.look(call, this::settle);
        }
    }

    /** Goes on with a call that has somewhere to go, and ends one that has nothing left to wait for. */
    private void settle(WaitingCall call) {
        picker.catchUp();
        Hop hop = call.path().isDone() ? null : pick(call.path(), environment.now());
        if (hop != null && waiting.remove(call.path())) {
            call.path().resume(hop);
            return;
        }
        if (!call.waits() && !members.pending()) {
            joinCandidates(call);
        }
        boolean hopeless = !call.waits() && !members.pending();
        if (hopeless && environment.rules().waits() && !call.path().isDone()) {
            call.path().history().forgive(); // until somebody comes up, or its deadline comes
            return;
        }
        if ((hopeless || call.path().isDone()) && waiting.remove(call.path())) {
            call.path().exhausted();
        }
    }

    /** At the end of the turn, once for all that changes in it. */
    private void settleSoon() {
        if (!unsettled) {
            unsettled = true;
            environment.control().execute(this::settleAll);
        }
    }

    private void settleAll() {
        unsettled = false;
        waiting.forEach(call -> waiting.look(call, this::settle));
        settleWarmUps();
    }

    private void settleWarmUps() {
        warmUps.removeIf(warmUp -> !members.pending() && warmUp.tryEnd(order.ahead(members.list())));
    }

    /** A member is not tried any more until somebody calls. */
    @Override
    public void asleep() {
        incomplete = true;
    }

    void up(RemoteEndpoint member) {
        picker.outdate();
        waiting.forEach(call -> call.arrived(member));
        settleSoon();
    }

    void attemptFailed(RemoteEndpoint member, Failure failure) {
        picker.outdate(); // a failure may open the next security tier
        waiting.forEach(call -> call.attemptFailed(member, failure));
        warmUps.forEach(warmUp -> warmUp.attemptFailed(member, failure));
        members.failed(member);
        settleSoon();
    }

    /** A member's connection is gone; whoever counted on it looks around again. */
    void lost(RemoteEndpoint member) {
        if (!key.connectionId().isEmpty() && known.stream().allMatch(RemoteEndpoint::unconnected)) {
            retire(); // whoever uses an id for one connection uses many
        }
        if (retired) {
            return; // there is nobody left to look around
        }
        incomplete = true;
        picker.outdate();
        waiting.forEach(call -> call.leave(member));
        members.failed(member);
        settleSoon();
    }

    /** A member takes calls as before, but is preferred to others now, or they are to it. */
    void changed(RemoteEndpoint member) {
        picker.outdate();
        settleSoon();
    }

    /** Connects those that would be used without that member, where not all are connected. */
    void callStandIns(RemoteEndpoint member) {
        order.standIns(members.list(), member).forEach(RemoteEndpoint::wake);
    }

    Trial trial() {
        return trial;
    }

    private @Nullable Picker newPicker() {
        List<RemoteEndpoint> up = SecurityTiers.eligible(key.security(), members.list(), members.complete());
        return up.isEmpty() ? null : Reserve.of(order.balancer(), up);
    }
}
