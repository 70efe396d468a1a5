package io.floe.internal.client;

import io.floe.Reply;
import io.floe.balance.Balancer.Pick;
import io.floe.balance.Member;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.fault.RetryPolicy.Decision;
import io.floe.internal.connection.OutgoingCall;
import io.floe.wire.Encapsulation;
import io.floe.wire.Identity;
import io.floe.wire.Message;
import io.floe.wire.ReplyBody;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import java.time.Duration;
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
final class InvocationPath implements OutgoingCall, Pick, TimerTask, CallFuture.Waiting {
    private final ClientEnvironment environment;
    private final Route route;
    private final CallPlan plan;
    private final CallObservers observers;
    private final CallFuture<Reply> future;
    private final CallHistory history;
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
    private boolean enquired;

    InvocationPath(ClientEnvironment environment, Route route, CallPlan plan, CallObservers observers) {
        this.environment = environment;
        this.route = route;
        this.plan = plan;
        this.observers = observers;
        this.history = new CallHistory(environment);
        this.future = new CallFuture<>(environment.callbacks(), this);
    }

    CompletableFuture<Reply> start() {
        environment.deposit();
        try {
            deadline = environment.deadlines().newTimeout(this, plan.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (IllegalStateException stopped) {
            shutDown();
            return future;
        }
        next(route.enquiresFirst());
        return future;
    }

    private void next(boolean enquiring) {
        try {
            Hop untried = enquiring ? null : route.pick(this);
            if (enquiring) {
                route.enquire(this);
            } else if (untried == null) {
                route.await(this);
            } else {
                resume(untried);
            }
        } catch (RejectedExecutionException stopped) {
            shutDown();
        } catch (RuntimeException e) { // a balancer may be a stranger's
            endWith(e);
        }
    }

    /** The communicator is shut down before the call found a connection. */
    void shutDown() {
        endWith(Verdict.shutDown(plan, history.attempts()));
    }

    private void endWith(RuntimeException cause) {
        end();
        fail(cause);
    }

    /** Sends to a hop that was found for it. */
    void resume(Hop to) {
        Lane open = to.lane();
        history.awaitsNobody();
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
        if (!lastPass && history.triedSome() && route.retries() && !isDone()) {
            lastPass = true;
            history.forgive();
            route.await(this);
        } else {
            giveUp();
        }
    }

    /** What became of it so far; also takes note of connections that could not be opened for it. */
    CallHistory history() {
        return history;
    }

    @Override
    public boolean tried(Member member) {
        return history.tried(member);
    }

    @Override
    public Identity identity() {
        return plan.first().identity();
    }

    @Override
    public @Nullable String context(String key) {
        return plan.first().context().get(key);
    }

    @Override
    public boolean isDone() {
        return future.isDone();
    }

    @Override
    public void failed(Failure failure) {
        Hop failedHop = leave();
        failedHop.callFailed(failure);
        history.failed(failedHop, failure);
        SecondAttempt elsewhere = second;
        if (elsewhere != null) {
            waitingFailure = failure; // the attempt elsewhere may be answered yet
            elsewhere.becomesTheOnlyOne();
        } else if (!isDone()) {
            decide(failure);
        }
    }

    private void decide(Failure failure) {
        Decision decision;
        try {
            decision = environment.retry().decide(failure, plan.idempotent(), risky);
        } catch (RuntimeException e) { // a policy may be a stranger's
            endWith(e);
            return;
        }
        if (decision instanceof Decision.GiveUp || !route.retries()) {
            giveUp();
        } else if (decision instanceof Decision.Retry retry) {
            retryLater(retry.delay());
        } else {
            next(false);
        }
    }

    private void retryLater(Duration delay) {
        if (!environment.budget().withdraw()) {
            giveUp();
            return;
        }
        risky++;
        lastPass = false; // each of them may go through all endpoints; their number is bounded
        if (delay.isZero() || route.nobodyIsUp()) {
            next(false);
        } else {
            environment.control().plan(() -> next(false), delay.toNanos());
        }
    }

    private void giveUp() {
        endWith(Verdict.exception(plan, history.attempts(), route.standings()));
    }

    @Override
    public void answered(ReplyBody body) {
        Hop answering = leave();
        answering.callAnswered(operation(), environment.now() - sent);
        SecondAttempt elsewhere = second;
        if (elsewhere == null && !enquired && route.mayFind(body)) {
            enquired = true;
            next(true);
        } else if (elsewhere == null) {
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

    /** Whether it may be sent once more elsewhere while it waits, for nobody has answered in time. */
    boolean rescuable() {
        SecondAttempt elsewhere = second;
        return (elsewhere == null || elsewhere.overdue())
                && plan.expectsReply()
                && plan.idempotent()
                && route.retries()
                && !isDone()
                && environment.retry().decide(SecondAttempt.OVERDUE, true, risky) instanceof Decision.Retry;
    }

    /** Sends it once more, on the first attempt's loop; false if nobody has room for it, or the budget, asked last, refuses. */
    boolean sendElsewhere(BooleanSupplier budget) {
        SecondAttempt silent = second;
        Hop other = route.pick(new SecondAttempt.Choice(this, hop, silent == null ? null : silent.hop()));
        Lane open = other == null ? null : other.lane();
        if (other == null || open == null || !budget.getAsBoolean()) {
            return false;
        }
        risky++;
        if (silent != null) {
            silent.forget();
            history.failed(silent.hop(), SecondAttempt.OVERDUE);
        }
        SecondAttempt elsewhere = new SecondAttempt(this, other, open, Objects.requireNonNull(lane), environment);
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

    /** The attempt elsewhere failed; told on the event loop of the first one. */
    void failedElsewhere(SecondAttempt elsewhere, Failure failure) {
        if (second == elsewhere) {
            history.failed(elsewhere.hop(), failure);
            second = null;
            Failure first = waitingFailure;
            if (first != null && !isDone()) {
                waitingFailure = null;
                decide(first.surelyNotRun() ? failure : first);
            }
        }
    }

    /** Whether it may be the one that tries a member which is passed over. */
    boolean mayTry(Hop offered) {
        return plan.expectsReply() && plan.idempotent() && !history.tried(offered);
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
            future.complete(new Reply(Encapsulation.empty(plan.encoding())));
        } else if (isDone()) {
            forget(); // its deadline came while it was being written
        }
    }

    private void observe(Hop answering) {
        if (!isDone()) { // else its caller was told otherwise
            observers.answered(operation(), answering, history);
        }
    }

    /** Tells the caller, if nobody else did, and then those who watch. */
    private void fail(RuntimeException cause) {
        if (future.completeExceptionally(cause)) {
            observers.failed(operation(), history, cause);
        }
    }

    CallPlan plan() {
        return plan;
    }

    String operation() {
        return plan.first().operation();
    }

    long sentAt() {
        return sent;
    }

    /** The deadline, on the timer's thread. */
    @Override
    public void run(Timeout timeout) {
        Hop carrying = hop;
        if (carrying != null && !isDone()) {
            carrying.callFailed(Failure.of(Kind.TIMEOUT, CallHistory.NO_ANSWER));
        }
        SecondAttempt elsewhere = second;
        Hop other = elsewhere == null ? null : elsewhere.hop();
        fail(Verdict.timeout(plan, history.attemptsAndUnderWay(carrying, other)));
        forget(); // also if the caller completed the future himself, as orTimeout does
    }

    @Override
    public void forget() {
        end();
        Lane carrying = lane;
        SecondAttempt elsewhere = second;
        if (carrying == null) {
            route.abandon(this);
        } else {
            carrying.connection().forget(requestId, this);
        }
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
    public @Nullable Lane lane() {
        return lane;
    }

    @Override
    public boolean expectsReply() {
        return plan.expectsReply();
    }
}
