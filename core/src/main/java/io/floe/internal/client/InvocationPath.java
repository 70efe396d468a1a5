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
import io.floe.internal.connection.IceConnection;
import io.floe.internal.connection.OutgoingCall;
import io.floe.wire.Encapsulation;
import io.floe.wire.Identity;
import io.floe.wire.Message;
import io.floe.wire.ReplyBody;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call from its start to its end: pick a hop, send, and on failure decide whether to go round again. Owned by one thread
 * at a time: the caller's, then the hop's event loop or the group's control thread, handed over through their queues; only
 * its deadline and its cancellation come from elsewhere, and they just complete the future, once.
 */
final class InvocationPath implements OutgoingCall, Pick, TimerTask {

    private final ClientEnvironment environment;
    private final Route route;
    private final CallPlan plan;
    private final CallObservers observers;
    private final CallFuture<Reply> future;
    private final long started;
    private final List<Member> tried = new ArrayList<>(2);
    private volatile List<Attempt> attempts = List.of();
    private volatile List<? extends Hop> awaited = List.of();
    private volatile @Nullable Hop hop;
    private volatile @Nullable IceConnection connection;
    private volatile int requestId;
    private volatile long sent;
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
        IceConnection open = to.connection();
        awaited = List.of();
        hop = to;
        sent = environment.now();
        to.attemptStarted();
        if (open == null) {
            failed(Failure.of(Kind.LOST_UNSENT, "the connection closed before the request was written"));
        } else {
            connection = open;
            open.send(this);
        }
    }

    /** Nothing can be reached any more. What was tried and did surely not run gets one more round, then the caller is told. */
    void exhausted() {
        if (!lastPass && !tried.isEmpty() && route.retries() && !isDone()) {
            lastPass = true;
            tried.clear();
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
        tried.add(failedHop);
        if (isDone()) {
            return;
        }
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
        fail(Verdict.exception(plan, attempts));
    }

    @Override
    public void answered(ReplyBody body) {
        Hop answering = leave();
        answering.callAnswered(operation(), environment.now() - sent);
        observe(answering);
        end();
        Answers.complete(future, body);
    }

    @Override
    public void registered(int id) {
        requestId = id;
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

    private String operation() {
        return plan.invocations().get(0).operation();
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
        return all;
    }

    private void forget() {
        end();
        IceConnection carrying = connection;
        if (carrying != null) {
            carrying.forget(requestId, this);
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
        hop = null;
        connection = null;
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
