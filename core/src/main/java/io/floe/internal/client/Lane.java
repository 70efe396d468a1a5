package io.floe.internal.client;

import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.internal.connection.IceConnection;
import io.floe.spi.Transmission;
import io.floe.wire.Invocation;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One open connection and the calls that wait for an answer on it, in the order in which they were sent. Owned by the
 * connection's event loop, which looks at them every 10 ms while there are any ({@link LaneWatch}): for answers that are
 * overdue, and for a peer that acknowledges nothing any more.
 */
final class Lane {
    /** Younger calls say nothing of the peer's host. */
    private static final long YOUNG = TimeUnit.MILLISECONDS.toNanos(100);
    /** How often a peer that says nothing is given something to acknowledge while calls wait elsewhere; else every 5 s. */
    private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

    /** A peer is gone when nothing of what was sent is acknowledged for so long, or four times its TCP's own patience. */
    private static final long STALL = TimeUnit.SECONDS.toNanos(2);

    private static final long COMPARISON = TimeUnit.MILLISECONDS.toNanos(250);
    /** Where nobody can tell what the peer acknowledges, it is asked after so long. */
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(30);

    private final IceConnection connection;
    private final ClientEnvironment environment;
    private final @Nullable Overseer overseer;
    private @Nullable InvocationPath first;
    private @Nullable InvocationPath last;
    private boolean watching;
    private final Unacknowledged unacknowledged = new Unacknowledged();
    private long stirred;
    private long compared;
    private volatile long answeredAt;

    /** Who judges a connection; called on its event loop. */
    interface Overseer {
        /** Within which time 99 of 100 answers to an operation come, in nanoseconds; 0 if that is not known. */
        long usual(String operation);

        /** Whether calls that were sent then still tell something: what waited before the peer was well again does not. */
        boolean judges(long sent);

        /** An answer is overdue that should have come before {@code allowance} was over. */
        void overdue(Lane lane, InvocationPath call, long allowance);

        /** Whether its calls should be sent elsewhere, too. */
        boolean rescues(Lane lane);

        /** No byte came for long, and nobody can tell whether the peer is there: the peer should be asked. */
        void silent(Lane lane, Invocation ping);

        /** The lane is to be looked at as long as calls wait on it. */
        void watch(Lane lane);

        /** It is time to compare how long answers usually take. */
        void compare(Lane lane, Invocation ping);
    }

    Lane(IceConnection connection, ClientEnvironment environment, @Nullable Overseer overseer) {
        this.connection = connection;
        this.environment = environment;
        this.overseer = overseer;
        this.answeredAt = environment.now();
        this.stirred = answeredAt;
        this.compared = answeredAt;
    }

    IceConnection connection() {
        return connection;
    }

    /** When its last answer came, validation counting as the first; on any thread. */
    long answeredAt() {
        return answeredAt;
    }

    void answered(long now) {
        answeredAt = now;
    }

    /** How long an answer to an operation may take before it is overdue; for ever if nobody can tell. */
    long allowance(String operation) {
        Overseer judge = overseer;
        return judge == null ? Long.MAX_VALUE : Overdue.after(judge.usual(operation));
    }

    /** A call was given an id and waits from now on. */
    void add(InvocationPath call) {
        call.before = last;
        if (last == null) {
            first = call;
        } else {
            last.after = call;
        }
        last = call;
        if (!watching && overseer != null) {
            watching = true;
            overseer.watch(this);
        }
    }

    /** A call does not wait any more; nothing happens if it never did. */
    void remove(InvocationPath call) {
        InvocationPath before = call.before;
        InvocationPath after = call.after;
        if (before == null && first != call) {
            return;
        }
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        call.before = null;
        call.after = null;
    }

    /** Whether calls wait, so that it is to be looked at once more. */
    boolean keepsWatch() {
        watching = first != null && connection.channel().isActive();
        return watching;
    }

    void look(long now) {
        InvocationPath oldest = first;
        Overseer judge = overseer;
        if (oldest != null && judge != null) {
            judge(judge, oldest, now);
        }
    }

    private void judge(Overseer judge, InvocationPath oldest, long now) {
        if (now - oldest.sentAt() >= YOUNG) {
            checkStall(judge, oldest, now);
        }
        if (now - compared >= COMPARISON) {
            compared = now;
            judge.compare(this, oldest.ping());
        }
        for (InvocationPath call = oldest; call != null; call = call.after) {
            long age = now - call.sentAt();
            if (age <= Overdue.LEAST) {
                break; // those that follow are younger
            }
            long allowance = allowance(call.operation());
            if (age > allowance && judge.judges(call.sentAt())) {
                judge.overdue(this, call, allowance);
                break; // one is enough
            }
        }
        if (judge.rescues(this)) {
            rescue(judge, now);
            return;
        }
        rescueLeftOver(judge, now);
        if (environment.rules().hedges()) {
            hedge(judge, now);
        }
    }

    /** Sends what waits elsewhere, too, the oldest first, as long as there is room. */
    private void rescue(Overseer judge, long now) {
        sendElsewhere(
                now, call -> Math.max(Overdue.LEAST, judge.usual(call.operation())), environment.budget()::withdraw);
    }

    /** The peer was found well again before these were answered or sent elsewhere: they may have been lost. */
    private void rescueLeftOver(Overseer judge, long now) {
        sendElsewhere(
                now,
                call -> judge.judges(call.sentAt()) ? Long.MAX_VALUE : allowance(call.operation()),
                environment.budget()::withdraw);
    }

    private void hedge(Overseer judge, long now) {
        sendElsewhere(
                now,
                call -> Overdue.hedgeAfter(judge.usual(call.operation())),
                () -> environment.hedges().withdraw() && environment.budget().withdraw());
    }

    private void sendElsewhere(long now, ToLongFunction<InvocationPath> patience, BooleanSupplier budget) {
        InvocationPath call = first;
        while (call != null && now - call.sentAt() > Overdue.LEAST_HEDGE) {
            InvocationPath next = call.after;
            boolean due = now - call.sentAt() > patience.applyAsLong(call);
            if (due && call.rescuable() && !call.sendElsewhere(budget)) {
                return;
            }
            call = next;
        }
    }

    /** A peer that reads nothing acknowledges all the same; whose host is gone does not. */
    private void checkStall(Overseer judge, InvocationPath oldest, long now) {
        Optional<Transmission> seen = environment.connections().transmissions().apply(connection.channel());
        if (seen.isEmpty()) {
            if (now - connection.lastRead() > SILENCE && now - stirred > SILENCE) {
                stirred = now;
                judge.silent(this, oldest.ping());
            }
            return;
        }
        Transmission transmission = seen.get();
        long waits = unacknowledged.nanos(transmission, now);
        if (!transmission.unacknowledged()) {
            long pause = judge.rescues(this) ? QUIET : 5 * QUIET;
            if (now - stirred > pause && now - connection.lastRead() > pause) {
                stirred = now;
                connection.heartbeat(); // so that there is something to acknowledge
            }
            return;
        }
        long patience = Math.max(STALL, 4 * transmission.retransmitAfter().toNanos());
        if (waits >= patience) {
            connection.end(
                    Failure.of(Kind.STALL, "nothing acknowledged for " + TimeUnit.NANOSECONDS.toMillis(waits) + " ms"));
        }
    }
}
