package io.floe.internal.client;

import io.floe.Answer;
import io.floe.CallFailure;
import io.floe.Reply;
import io.floe.balance.Balancer.Pick;
import io.floe.balance.Member;
import io.floe.fault.Attempt;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.fault.RetryPolicy.Decision;
import io.floe.internal.connection.OutgoingCall;
import io.floe.wire.Encapsulation;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.Message;
import io.floe.wire.OperationMode;
import io.floe.wire.ReplyBody;
import io.netty.channel.EventLoop;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call from its start to its end: pick a hop, send, and on failure decide whether to go round again. Owned by one thread
 * at a time: the caller's, then the hop's event loop or the group's control thread, handed over through their queues; only
 * its deadline and its cancellation come from elsewhere, and they just complete the future, once.
 */
final class InvocationPath implements OutgoingCall, Pick, TimerTask {
    private static final Failure OVERDUE = Failure.of(Kind.STALL, "no answer in time");

    private final ClientEnvironment environment;
    private final Route route;
    private final CallPlan plan;
    private final CallObservers observers;
    private final CallFuture<Reply> future;
    private final long started;
    private List<Member> tried = List.of();
    private volatile List<Attempt> attempts = List.of();
    private volatile List<? extends Hop> awaited = List.of();
    private volatile @Nullable Hop hop;
    private volatile int requestId;
    private volatile long sent;
    private volatile @Nullable Lane lane;
    private volatile @Nullable SecondAttempt second;
    private @Nullable Failure waitingFailure;
    /** Its neighbours in the lane, which owns these two. */
    @Nullable
    InvocationPath before;

    @Nullable
    InvocationPath after;

    private @Nullable Timeout deadline;
    private int risky;
    private boolean lastPass;

    InvocationPath(ClientEnvironment environment, Route route, CallPlan plan, CallObservers observers) {
        this.environment = environment;
        this.route = route;
        this.plan = plan;
        this.observers = observers;
        this.started = environment.now();
        this.future = new CallFuture<>(environment.callbacks(), this::forget);
    }

    CompletableFuture<Reply> start() {
        environment.budget().deposit();
        if (environment.rules().hedges()) {
            environment.hedges().deposit();
        }
        try {
            deadline = environment.deadlines().newTimeout(this, plan.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (IllegalStateException stopped) {
            shutDown();
            return future;
        }
        next();
        return future;
    }

    private void next() {
        try {
            Hop untried = route.pick(this);
            if (untried == null) {
                route.await(this);
            } else {
                resume(untried);
            }
        } catch (RejectedExecutionException stopped) {
            shutDown();
        } catch (RuntimeException e) { // a balancer may be a stranger's
            broken(e);
        }
    }

    /** The communicator is shut down before the call found a connection. */
    void shutDown() {
        end();
        fail(Verdict.shutDown(plan, attempts));
    }

    private void broken(RuntimeException cause) {
        end();
        fail(cause);
    }

    /** Notes whose connections it waits for, on the control thread. */
    void awaits(List<? extends Hop> connecting) {
        awaited = connecting;
    }

    /** Sends to a hop that was found for it. */
    void resume(Hop to) {
        Lane open = to.lane();
        awaited = List.of();
        hop = to;
        sent = environment.now();
        to.attemptStarted();
        if (open == null) {
            failed(Failure.of(Kind.LOST_UNSENT, "the connection closed before the request was written"));
        } else {
            lane = open;
            open.connection().send(this);
        }
    }

    /** Nothing can be reached any more. What was tried and did surely not run gets one more round, then the caller is told. */
    void exhausted() {
        if (!lastPass && !tried.isEmpty() && route.retries() && !isDone()) {
            lastPass = true;
            tried = List.of();
            route.await(this);
        } else {
            giveUp();
        }
    }

    /** Notes an attempt that never reached this call's turn: a connection that could not be opened. */
    void record(String endpoint, String address, Failure failure) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(new Attempt(endpoint, address, failure, Duration.ofNanos(environment.now() - started)));
        attempts = List.copyOf(more);
    }

    @Override
    public boolean tried(Member member) {
        return tried.contains(member);
    }

    @Override
    public Identity identity() {
        return plan.invocations().get(0).identity();
    }

    @Override
    public @Nullable String context(String key) {
        return plan.invocations().get(0).context().get(key);
    }

    boolean isDone() {
        return future.isDone();
    }

    @Override
    public void failed(Failure failure) {
        Hop failedHop = leave();
        failedHop.callFailed(failure);
        record(failedHop.endpoint(), failedHop.address(), failure);
        if (tried.isEmpty()) {
            tried = new ArrayList<>(2); // most calls need none
        }
        tried.add(failedHop);
        if (isDone()) {
            return;
        }
        if (second != null) {
            waitingFailure = failure; // the attempt elsewhere may be answered yet
        } else {
            decide(failure);
        }
    }

    private void decide(Failure failure) {
        Decision decision;
        try {
            decision = environment.retry().decide(failure, plan.idempotent(), risky);
        } catch (RuntimeException e) { // a policy may be a stranger's
            broken(e);
            return;
        }
        if (decision instanceof Decision.GiveUp || !route.retries()) {
            giveUp();
        } else if (decision instanceof Decision.Retry retry) {
            retryLater(retry.delay());
        } else {
            next();
        }
    }

    private void retryLater(Duration delay) {
        if (!environment.budget().withdraw()) {
            giveUp();
            return;
        }
        risky++;
        lastPass = false; // each of them may go through all endpoints; their number is bounded
        if (delay.isZero()) {
            next();
        } else {
            environment.control().schedule(this::next, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void giveUp() {
        end();
        fail(Verdict.exception(plan, attempts, route.standings()));
    }

    @Override
    public void answered(ReplyBody body) {
        Hop answering = leave();
        answering.callAnswered(operation(), environment.now() - sent);
        SecondAttempt elsewhere = second;
        if (elsewhere == null) {
            complete(answering, body);
        } else if (elsewhere.claim()) {
            complete(answering, body);
            elsewhere.forget();
        }
    }

    private void complete(Hop answering, ReplyBody body) {
        observe(answering);
        end();
        Answers.complete(future, body);
    }

    /** Whether it may be sent once more elsewhere while it waits. */
    boolean rescuable() {
        return second == null
                && plan.expectsReply()
                && plan.idempotent()
                && route.retries()
                && !isDone()
                && environment.retry().decide(OVERDUE, true, risky) instanceof Decision.Retry;
    }

    /**
     * Sends it once more while it waits, if there is somebody who has room for it; on the event loop of the first attempt.
     *
     * @param budget asked last
     * @return false if it was refused, as others would be
     */
    boolean sendElsewhere(BooleanSupplier budget) {
        Hop other = route.pick(new SecondAttempt.Choice(this, hop));
        Lane open = other == null ? null : other.lane();
        EventLoop loop = Objects.requireNonNull(lane).connection().channel().eventLoop();
        if (other == null || open == null || !budget.getAsBoolean()) {
            return false;
        }
        risky++;
        SecondAttempt elsewhere = new SecondAttempt(this, other, open.connection(), loop, environment.now());
        second = elsewhere;
        elsewhere.send();
        return true;
    }

    /** The attempt elsewhere was answered, on its event loop. */
    void answeredElsewhere(Hop answering, ReplyBody body) {
        complete(answering, body);
        Lane carrying = lane;
        if (carrying != null) {
            carrying.connection().forget(requestId, this);
        }
    }

    /** The attempt elsewhere failed, on its event loop. */
    void failedElsewhere(SecondAttempt elsewhere, Failure failure) {
        elsewhere.firstLoop().execute(() -> {
            record(elsewhere.hop().endpoint(), elsewhere.hop().address(), failure);
            tried.add(elsewhere.hop());
            second = null;
            Failure first = waitingFailure;
            if (first != null && !isDone()) {
                waitingFailure = null;
                decide(first.surelyNotRun() ? failure : first);
            }
        });
    }

    /** Whether it may be the one that tries a member which is passed over. */
    boolean mayTry(Hop offered) {
        return plan.expectsReply() && plan.idempotent() && !tried.contains(offered);
    }

    /** Nothing can be reached, and it waits all the same: whatever it tried counts for nothing. */
    void startOver() {
        tried.clear();
    }

    @Override
    public void registered(int id) {
        requestId = id;
        Lane carrying = lane;
        if (id != 0 && carrying != null) {
            carrying.add(this);
        }
    }

    @Override
    public void written() {
        if (!plan.expectsReply()) {
            observe(leave());
            end();
            Encapsulation nothing = Encapsulation.empty(plan.encoding());
            future.complete(new Reply(nothing));
        } else if (isDone()) {
            forget(); // its deadline came while it was being written
        }
    }

    private void observe(Hop answering) {
        if (isDone() || observers.isEmpty()) {
            return; // its caller was told otherwise, or nobody asks
        }
        Duration took = Duration.ofNanos(environment.now() - started);
        observers.answered(new Answer(operation(), answering.endpoint(), answering.address(), took, attempts));
    }

    /** Tells the caller, if nobody else did, and then those who watch. */
    private void fail(RuntimeException cause) {
        if (future.completeExceptionally(cause) && !observers.isEmpty()) {
            Duration took = Duration.ofNanos(environment.now() - started);
            observers.failed(new CallFailure(operation(), took, cause));
        }
    }

    String operation() {
        return plan.invocations().get(0).operation();
    }

    /** A ping of the same object. */
    Invocation ping() {
        Invocation own = plan.invocations().get(0);
        return new Invocation(
                own.identity(),
                own.facet(),
                "ice_ping",
                OperationMode.NONMUTATING,
                Map.of(),
                Encapsulation.empty(plan.encoding()));
    }

    long sentAt() {
        return sent;
    }

    long now() {
        return environment.now();
    }

    /** The deadline, on the timer's thread. */
    @Override
    public void run(Timeout timeout) {
        Hop carrying = hop;
        if (carrying != null && !isDone()) {
            carrying.callFailed(Failure.of(Kind.TIMEOUT, "no answer when the call's time was up"));
        }
        fail(Verdict.timeout(plan, attemptsAndWhatIsUnderWay()));
        forget(); // also if the caller completed the future himself, as orTimeout does
    }

    private List<Attempt> attemptsAndWhatIsUnderWay() {
        List<Attempt> all = new ArrayList<>(attempts);
        Duration after = Duration.ofNanos(environment.now() - started);
        for (Hop connecting : awaited) {
            Failure failure = Failure.of(Kind.CONNECT_TIMEOUT, "not connected when the call's time was up");
            all.add(new Attempt(connecting.endpoint(), connecting.address(), failure, after));
        }
        Hop carrying = hop;
        if (carrying != null) {
            Failure failure = Failure.of(Kind.TIMEOUT, "no answer when the call's time was up");
            all.add(new Attempt(carrying.endpoint(), carrying.address(), failure, after));
        }
        SecondAttempt elsewhere = second;
        if (elsewhere != null) {
            Failure failure = Failure.of(Kind.TIMEOUT, "no answer when the call's time was up");
            Hop other = elsewhere.hop();
            all.add(new Attempt(other.endpoint(), other.address(), failure, after));
        }
        return all;
    }

    private void forget() {
        end();
        Lane carrying = lane;
        if (carrying != null) {
            carrying.connection().forget(requestId, this);
        }
        SecondAttempt elsewhere = second;
        if (elsewhere != null) {
            elsewhere.forget();
        }
    }

    @Override
    public void forgotten() {
        leave();
    }

    private void end() {
        Timeout timer = deadline;
        if (timer != null) {
            timer.cancel();
        }
    }

    private Hop leave() {
        Hop left = Objects.requireNonNull(hop);
        left.attemptEnded();
        Lane carrying = lane;
        if (carrying != null) {
            carrying.remove(this);
        }
        hop = null;
        lane = null;
        requestId = 0;
        return left;
    }

    @Override
    public Message message(int id, boolean compress) {
        return plan.message(id, compress);
    }

    @Override
    public int weight() {
        return plan.weight();
    }

    @Override
    public boolean expectsReply() {
        return plan.expectsReply();
    }

    @Override
    public boolean abandoned() {
        return isDone();
    }
}
