package io.floe.internal.client;

import io.floe.balance.Balancer.Pick;
import io.floe.balance.Member;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.internal.connection.IceConnection;
import io.floe.internal.connection.OutgoingCall;
import io.floe.wire.Identity;
import io.floe.wire.Message;
import io.floe.wire.ReplyBody;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call's attempt elsewhere while its first one still waits: a rescue or a hedge. Owned by the event loop that carries it;
 * its failure is handed over to the loop of the first attempt, which owns the call meanwhile.
 */
final class SecondAttempt implements OutgoingCall {
    /** What a call is taken for that is sent a second time. */
    static final Failure OVERDUE = Failure.of(Kind.STALL, "no answer in time");

    private static final long LOOK_MILLIS = 50;

    private final InvocationPath path;
    private final Hop hop;
    private final Lane lane;
    private final IceConnection connection;
    private final EventLoop firstLoop;
    private final ClientEnvironment environment;
    private final long sent;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile int requestId;
    /** How the first attempt failed, whose event loop owns this. */
    private @Nullable Failure firstFailure;

    SecondAttempt(InvocationPath path, Hop hop, Lane lane, Lane first, ClientEnvironment environment) {
        this.path = path;
        this.hop = hop;
        this.lane = lane;
        this.connection = lane.connection();
        this.firstLoop = first.connection().channel().eventLoop();
        this.environment = environment;
        this.sent = environment.now();
    }

    /** Where it may go: not where the others wait, nor where anything was tried, nor where there is no room. */
    record Choice(
            InvocationPath path,
            @Nullable Hop first,
            @Nullable Hop second) implements Pick {
        @Override
        public boolean tried(Member member) {
            return member == first || member == second || path.tried(member) || !((Hop) member).hasRoom();
        }

        @Override
        public Identity identity() {
            return path.identity();
        }

        @Override
        public @Nullable String context(String key) {
            return path.context(key);
        }
    }

    void send() {
        hop.attemptStarted();
        connection.send(this);
    }

    /** Whether it, too, should have been answered by now. */
    boolean overdue() {
        return environment.now() - sent > lane.allowance(path.operation());
    }

    /** The first one failed: the call waits for this one alone from now on, but not for ever if it can go on elsewhere. */
    void becomesTheOnlyOne(Failure ofTheFirst) {
        firstFailure = ofTheFirst;
        lookLater();
    }

    private void lookLater() {
        firstLoop.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (path.rescuable() && environment.budget().left() > 0) {
            forget();
            path.failedElsewhere(this, OVERDUE);
        } else if (!path.isDone()) {
            lookLater();
        }
    }

    /** How the first attempt failed; null while it waits. */
    @Nullable
    Failure firstFailure() {
        return firstFailure;
    }

    Hop hop() {
        return hop;
    }

    /** Whether whoever asks is the first to have an answer. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** Its answer is not wanted any more. */
    void forget() {
        connection.forget(requestId, this);
    }

    @Override
    public void answered(ReplyBody body) {
        hop.attemptEnded();
        hop.callAnswered(path.operation(), sent, environment.now());
        if (claim()) {
            path.answeredElsewhere(hop, body);
        }
    }

    @Override
    public void failed(Failure failure) {
        hop.attemptEnded();
        hop.callFailed(failure);
        firstLoop.execute(() -> path.failedElsewhere(this, failure));
    }

    @Override
    public void forgotten() {
        hop.attemptEnded();
    }

    @Override
    public void registered(int id) {
        requestId = id;
    }

    @Override
    public void written() {
        if (path.isDone()) {
            forget(); // the first answer came while this was being written
        }
    }

    @Override
    public Message message(int id, boolean compress) {
        return path.message(id, compress);
    }

    @Override
    public int weight() {
        return path.weight();
    }

    @Override
    public boolean expectsReply() {
        return true;
    }

    @Override
    public boolean isDone() {
        return path.isDone();
    }
}
