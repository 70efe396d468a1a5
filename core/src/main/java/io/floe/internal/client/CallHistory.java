package io.floe.internal.client;

import io.floe.balance.Member;
import io.floe.fault.Attempt;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.internal.loop.LeaderLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call so far: who was tried, how each attempt failed, and what that still allows. Owned by the call; the
 * attempts are read by the thread of its deadline. Made when a call has to wait, or fails somewhere: most do neither.
 */
final class CallHistory {
    static final String NO_ANSWER = "no answer when the call's time was up";

    private final ClientEnvironment environment;
    private final long started;
    private List<Member> tried = List.of();
    private volatile List<Attempt> attempts = List.of();
    private volatile List<? extends Hop> awaited = List.of();
    private volatile @Nullable LeaderLoop dialledOn;
    private int risky;
    private volatile boolean answered;
    private boolean lastPass;
    private boolean enquired;

    CallHistory(ClientEnvironment environment, long started) {
        this.environment = environment;
        this.started = started;
    }

    private Duration age() {
        return Duration.ofNanos(environment.now() - started);
    }

    /** Whose connections the call waits for. */
    void awaits(List<? extends Hop> connecting) {
        awaited = connecting;
    }

    /** Its caller may wait for a connection on that loop. */
    void dialledOn(@Nullable LeaderLoop loop) {
        dialledOn = loop;
    }

    @Nullable
    LeaderLoop dialledOn() {
        return dialledOn;
    }

    /** It has a connection. */
    void awaitsNobody() {
        awaited = List.of();
    }

    /** Notes an attempt, or a connection that could not be opened. */
    void record(String endpoint, String address, Failure failure) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(new Attempt(endpoint, address, failure, age()));
        attempts = List.copyOf(more);
    }

    /** An attempt failed there: it is not picked again. */
    void failed(Hop hop, Failure failure) {
        record(hop.endpoint(), hop.address(), failure);
        if (tried.isEmpty()) {
            tried = new ArrayList<>(2);
        }
        tried.add(hop);
    }

    /** The call was answered: no group keeps it any more. */
    void answered() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean tried(Member member) {
        return tried.contains(member);
    }

    boolean triedSome() {
        return !tried.isEmpty();
    }

    /** Who was tried may be picked again. */
    void forgive() {
        tried = List.of();
    }

    /** How many attempts were made that may run the call twice. */
    int risky() {
        return risky;
    }

    void riskyAttempt() {
        risky++;
    }

    /** Whether the one more round that a call gets has begun; after a risky attempt it may be had again. */
    boolean lastPass() {
        return lastPass;
    }

    void lastPass(boolean begun) {
        lastPass = begun;
    }

    /** True once: the endpoints are looked for anew once after an answer that the object is not there. */
    boolean firstEnquiry() {
        boolean first = !enquired;
        enquired = true;
        return first;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** The attempts, and what was under way when the call's time was up: connects, and up to two attempts that were sent. */
    List<Attempt> attemptsAndUnderWay(@Nullable Hop first, @Nullable Hop second) {
        List<Attempt> all = new ArrayList<>(attempts);
        awaited.forEach(hop -> underWay(all, hop, Kind.CONNECT_TIMEOUT, "not connected when the call's time was up"));
        if (first != null) {
            underWay(all, first, Kind.TIMEOUT, NO_ANSWER);
        }
        if (second != null) {
            underWay(all, second, Kind.TIMEOUT, NO_ANSWER);
        }
        return all;
    }

    private void underWay(List<Attempt> all, Hop hop, Kind kind, String what) {
        all.add(new Attempt(hop.endpoint(), hop.address(), Failure.of(kind, what), age()));
    }
}
