package io.floe.internal.client;

import io.floe.Reply;
import io.floe.balance.Member;
import io.floe.fault.Attempt;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.fault.RetryPolicy.Decision;
import io.floe.internal.connection.OutgoingCall;
import io.floe.internal.loop.LeaderLoop;
import io.floe.wire.Encapsulation;
import io.floe.wire.Invocation;
import io.floe.wire.ReplyBody;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import java.time.Duration;
import java.util.List;
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
final class InvocationPath extends CallPlan implements OutgoingCall, TimerTask {
    private final Route route;
    private volatile @Nullable CallHistory history;
    private volatile @Nullable Hop hop;
    private volatile int requestId;
    private volatile long sent;
    private volatile @Nullable Lane lane;
    private volatile @Nullable SecondAttempt second;
    private volatile @Nullable Timeout timer;
    /** Its neighbours in the lane, which owns these two. */
    @Nullable
    InvocationPath before;

    @Nullable
    InvocationPath after;

    /** Who came before it in {@link Deadlines}, which own this. */
    @Nullable
    InvocationPath unlooked;

    InvocationPath(CallTerms terms, Invocation first, Route route) {
        super(terms, first);
        this.route = route;
    }

    CompletableFuture<Reply> start() {
        environment().deposit();
        try {
            environment().deadlines().watch(this, deadline().toNanos());
        } catch (IllegalStateException stopped) {
            shutDown();
            return this;
        }
        next(route.enquiresFirst(), started());
        return this;
    }

    private void next(boolean enquiring, long now) {
        try {
            Hop untried = enquiring ? null : route.pick(this, now);
            if (enquiring) {
                route.enquire(this);
            } else if (untried == null) {
                route.await(this);
            } else {
                send(untried, now);
            }
        } catch (RejectedExecutionException stopped) {
            shutDown();
        } catch (RuntimeException e) { // a balancer may be a stranger's
            endWith(e);
        }
    }

    /** The communicator is shut down before the call found a connection. */
    void shutDown() {
        endWith(Verdict.shutDown(describe(), attempts()));
    }

    void endWith(RuntimeException cause) {
        fail(cause);
        end();
    }

    /** Goes on after it was parked, to a hop that was found for it. */
    void resume(Hop to) {
        history().awaitsNobody();
        send(to, environment().now());
    }

    private void send(Hop to, long now) {
        Lane open = to.lane();
        hop = to;
        sent = now;
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
        CallHistory soFar = history();
        if (!soFar.lastPass() && soFar.triedSome() && route.retries() && !isDone()) {
            soFar.lastPass(true);
            soFar.forgive();
            route.await(this);
        } else {
            giveUp();
        }
    }

    /** What became of it so far; also takes note of connections that could not be opened for it. */
    CallHistory history() {
        CallHistory soFar = history;
        if (soFar == null) {
            soFar = new CallHistory(environment(), started());
            history = soFar;
        }
        return soFar;
    }

    /** How its attempts failed so far; on any thread. */
    List<Attempt> attempts() {
        CallHistory soFar = history;
        return soFar == null ? List.of() : soFar.attempts();
    }

    @Override
    public boolean tried(Member member) {
        CallHistory soFar = history;
        return soFar != null && soFar.tried(member);
    }

    @Override
    public void failed(Failure failure) {
        Hop failedHop = leave();
        failedHop.callFailed(failure);
        history().failed(failedHop, failure);
        SecondAttempt elsewhere = second;
        if (elsewhere != null) {
            elsewhere.becomesTheOnlyOne(failure); // it may be answered yet
        } else if (!isDone()) {
            decide(failure);
        }
    }

    private void decide(Failure failure) {
        Decision decision;
        try {
            decision = environment()
                    .retry()
                    .decide(failure, idempotent(), history().risky());
        } catch (RuntimeException e) { // a policy may be a stranger's
            endWith(e);
            return;
        }
        if (decision instanceof Decision.GiveUp || !route.retries()) {
            giveUp();
        } else if (decision instanceof Decision.Retry retry) {
            retryLater(retry.delay());
        } else {
            next(false, environment().now());
        }
    }

    private void retryLater(Duration delay) {
        if (!environment().budget().withdraw()) {
            giveUp();
            return;
        }
        history().riskyAttempt();
        history().lastPass(false); // each of them may go through all endpoints; their number is bounded
        if (delay.isZero() || route.nobodyIsUp()) {
            next(false, environment().now());
        } else {
            environment().pauses().begin(this, () -> next(false, environment().now()), delay);
        }
    }

    private void giveUp() {
        endWith(Verdict.exception(this, attempts(), route.standings()));
    }

    @Override
    public void answered(ReplyBody body) {
        Hop answering = leave();
        long now = environment().now();
        answering.callAnswered(operation(), sent, now);
        SecondAttempt elsewhere = second;
        if (elsewhere == null && route.mayFind(body) && history().firstEnquiry()) {
            next(true, now);
        } else if (elsewhere == null) {
            complete(answering, body);
        } else if (elsewhere.claim()) {
            complete(answering, body);
            elsewhere.forget();
        }
    }

    private void complete(Hop answering, ReplyBody body) {
        observe(answering);
        if (history != null) {
            history().answered();
        }
        Answers.complete(this, body);
        end();
    }

    /** Whether it may be sent once more elsewhere while it waits, for nobody has answered in time. */
    boolean rescuable() {
        SecondAttempt elsewhere = second;
        return (elsewhere == null || elsewhere.overdue())
                && expectsReply()
                && idempotent()
                && route.retries()
                && !isDone()
                && environment()
                                .retry()
                                .decide(SecondAttempt.OVERDUE, true, history().risky())
                        instanceof Decision.Retry;
    }

    /** Sends it once more, on the first attempt's loop; false if nobody has room for it, or the budget, asked last, refuses. */
    boolean sendElsewhere(BooleanSupplier budget) {
        SecondAttempt silent = second;
        long now = environment().now();
        Hop other = route.pick(new SecondAttempt.Choice(this, hop, silent == null ? null : silent.hop()), now);
        Lane open = other == null ? null : other.lane();
        if (other == null || open == null || !budget.getAsBoolean()) {
            return false;
        }
        history().riskyAttempt();
        if (silent != null) {
            silent.forget();
            history().failed(silent.hop(), SecondAttempt.OVERDUE);
        }
        SecondAttempt elsewhere = new SecondAttempt(this, other, open, Objects.requireNonNull(lane), environment());
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
            history().failed(elsewhere.hop(), failure);
            second = null;
            Failure before = elsewhere.firstFailure();
            if (before != null && !isDone()) {
                decide(before.surelyNotRun() ? failure : before);
            }
        }
    }

    /** Whether it may be the one that tries a member which is passed over. */
    boolean mayTry(Hop offered) {
        return expectsReply() && idempotent() && takes(offered);
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
        if (!expectsReply()) {
            observe(leave());
            complete(new Reply(Encapsulation.empty(encoding())));
            end();
        } else if (isDone()) {
            forget(); // its deadline came while it was being written
        }
    }

    private void observe(Hop answering) {
        if (!isDone()) { // else its caller was told otherwise
            terms().observers().answered(this, answering);
        }
    }

    /** Tells the caller, if nobody else did, and then those who watch. */
    private void fail(RuntimeException cause) {
        if (completeExceptionally(cause)) {
            terms().observers().failed(this, cause);
        }
    }

    long sentAt() {
        return sent;
    }

    /** Its time is watched by a timer of its own from now on. */
    void timedBy(Timer deadlines, long nanosLeft) {
        timer = deadlines.newTimeout(this, nanosLeft, TimeUnit.NANOSECONDS);
    }

    /** It may have been answered, or not; on the timer's thread. */
    void outlivedALook(Timer deadlines) {
        if (!isDone()) {
            timedBy(deadlines, started() + deadline().toNanos() - environment().now());
        }
        CallHistory past = history;
        if (isDone() && (hop != null || (past != null && !past.isAnswered()))) {
            forget(); // its caller may have completed it himself
        } else if (isDone()) {
            end(); // whoever answered did not see the timer
        }
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
        CallHistory soFar = history;
        CallHistory known = soFar == null ? new CallHistory(environment(), started()) : soFar;
        fail(Verdict.timeout(this, known.attemptsAndUnderWay(carrying, other)));
        forget(); // also if the caller completed the future himself, as orTimeout does
    }

    @Override
    void forget() {
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
        Timeout running = timer;
        if (running != null) {
            running.cancel();
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
    @Nullable
    LeaderLoop carrier() {
        Lane carrying = lane;
        CallHistory past = history;
        return carrying != null ? carrying.connection().leaderLoop() : past == null ? null : past.dialledOn();
    }
}
