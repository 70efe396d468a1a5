package io.floe.internal.client;

import io.floe.internal.control.Control;
import io.floe.wire.Invocation;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Watches how one endpoint answers, beside its peers: finds it when its answers are overdue or slow while theirs are not, so
 * that a pause of our own accuses nobody, and finds when it is well again. Owned by the control thread; what event loops see
 * is handed over to it.
 */
final class Vigil implements Lane.Overseer {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long TRIAL = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SHORTEST_GAP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_GAP = TimeUnit.SECONDS.toNanos(1);
    /** Who falls ill again so soon is asked a little later each time. */
    private static final long RELAPSE = TimeUnit.SECONDS.toNanos(10);
    /** Who says nothing for so long is dialled anew, for a connection that was cut off may never recover. */
    private static final long MUTE = TimeUnit.SECONDS.toNanos(1);

    /** Who has not answered a ping by then is asked again. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private static final long LONGEST_MUTE = TimeUnit.SECONDS.toNanos(10);
    /** Fewer answers tell no median. */
    private static final int SAMPLES = 16;

    private static final int CROWD = 15;

    private final ClientEnvironment environment;
    private final RemoteEndpoint self;
    private final LaneWatches watches;
    private Control.@Nullable Plan timer;
    private @Nullable Invocation question;
    /** Where a ping waits for its answer. */
    private @Nullable Lane asked;

    private long askedAt;

    private boolean trying;
    private long trialUntil;
    private long askAt;
    private long gap;
    private long dialAt;
    private long mute;
    private volatile long backSince;
    private int relapses;

    Vigil(ClientEnvironment environment, RemoteEndpoint self, LaneWatches watches) {
        this.environment = environment;
        this.self = self;
        this.watches = watches;
        this.backSince = environment.now() - RELAPSE;
    }

    /** Whoever loses or delays one answer in a hundred would else be excused by what it is accused of. */
    @Override
    public long usual(String operation) {
        long own = self.load().latencies().usual(operation);
        long others = usualElsewhere(operation);
        return own == 0 || others == 0 ? Math.max(own, others) : Math.min(own, others);
    }

    /** What half of the others keep to; 0 if nothing is known. */
    private long usualElsewhere(String operation) {
        return middle(
                self.callers().peers().mapToLong(peer -> peer.load().latencies().usual(operation)));
    }

    private long medianElsewhere(String operation) {
        return middle(
                self.callers().peers().filter(RemoteEndpoint::preferred).mapToLong(peer -> median(peer, operation)));
    }

    /** Of a crowd, the first few speak for all. */
    private static long middle(LongStream figures) {
        long[] known =
                figures.filter(figure -> figure > 0).limit(CROWD).sorted().toArray();
        return known.length == 0 ? 0 : known[known.length / 2];
    }

    @Override
    public boolean rescues(Lane lane) {
        return self.passedOver() || self.lane() != lane;
    }

    @Override
    public boolean judges(long sent) {
        return sent - backSince >= 0;
    }

    @Override
    public void overdue(Lane lane, InvocationPath call, long allowance) {
        String operation = call.operation();
        long sent = call.sentAt();
        Invocation ping = call.ping();
        environment.control().execute(() -> compare(lane, operation, sent, allowance, ping));
    }

    /** Overdue answers accuse an endpoint only if others answer in the same instant; if nobody was asked, somebody is. */
    private void compare(Lane lane, String operation, long sent, long allowance, Invocation ping) {
        question = ping;
        if (lane != self.lane() || self.passedOver()) {
            return;
        }
        List<RemoteEndpoint> peers =
                self.callers().peers().filter(RemoteEndpoint::preferred).toList();
        long witnesses = peers.stream()
                .filter(peer -> peer.answeredAt() - sent >= allowance / 2)
                .count();
        if (witnesses > 0) {
            self.avoid("no answer to '" + operation + "' after " + millis(environment.now() - sent)
                    + " (expected: within " + millis(allowance) + ", as others answer)");
        } else if (peers.isEmpty()) {
            self.callers().callStandIns();
        } else {
            peers.forEach(peer -> peer.vigil().ask(ping));
        }
    }

    /** Asks for a sign of life, unless one is awaited already: not for ever, for whoever lost it may be well by now. */
    private void ask(Invocation ping) {
        Lane lane = self.lane();
        long now = environment.now();
        if (lane != null && (asked != lane || now - askedAt >= PATIENCE)) {
            asked = lane;
            askedAt = now;
            new Ping(environment, lane, ping, nanos -> pinged(lane, nanos), () -> heard(lane)).send();
        }
    }

    private void heard(Lane lane) {
        asked = asked == lane ? null : asked;
    }

    private void pinged(Lane lane, long nanos) {
        heard(lane);
        if (!self.passedOver() || lane != self.lane()) {
            return;
        }
        if (nanos > promptness("ice_ping")) {
            askLater();
        } else if (!trying) {
            trying = true;
            trialUntil = environment.now() + TRIAL;
            self.callers().offerTrial();
        }
    }

    private void askLater() {
        trying = false;
        askAt = environment.now() + gap;
        gap = Math.min(LONGEST_GAP, Math.max(SHORTEST_GAP, 2 * gap));
    }

    /** What an answer may take if its endpoint is to count as well again, by both rules that may have put it aside. */
    private long promptness(String operation) {
        long usual = usualElsewhere(operation);
        if (usual == 0) {
            usual = self.callers()
                    .peers()
                    .mapToLong(RemoteEndpoint::latencyNanos)
                    .max()
                    .orElse(0);
        }
        long median = medianElsewhere(operation);
        long allowance = Math.max(Overdue.LEAST, 10 * usual);
        return median == 0 ? allowance : Math.min(allowance, Overdue.slowFrom(median));
    }

    /** A call was answered although the endpoint is passed over: it may be well again. */
    void answered(String operation, long nanos) {
        if (!self.passedOver()) {
            return;
        }
        if (nanos <= promptness(operation)) {
            takeBack("'" + operation + "' answered in " + millis(nanos));
        } else if (trying) {
            askLater();
        }
    }

    /** The endpoint is passed over from now on; looks for signs that it is well again. */
    void begin() {
        long now = environment.now();
        relapses = now - backSince < RELAPSE ? Math.min(relapses + 1, 3) : 0;
        gap = 0;
        askAt = relapses == 0 ? now : now + (SHORTEST_GAP << relapses);
        trying = false;
        mute = MUTE;
        dialAt = now + mute;
        if (timer == null) {
            step();
        }
    }

    /** Another connection took the place of one that said nothing. */
    void renewed() {
        trying = false;
        gap = 0;
        askAt = environment.now();
    }

    private void step() {
        timer = null;
        Lane lane = self.lane();
        if (lane == null || !self.passedOver()) {
            self.callers().withdrawTrial(); // or it would stand in the way of others
            return;
        }
        long now = environment.now();
        if (trying && now - trialUntil >= 0) {
            boolean untaken = self.callers().withdrawTrial();
            if (untaken) {
                takeBack("a ping was answered in time"); // and nobody called who could have told better
                return;
            }
            trying = false;
        }
        Invocation ping = question;
        if (!trying && ping != null && now - askAt >= 0) {
            ask(ping);
        }
        if (now - lane.answeredAt() > MUTE && now - dialAt >= 0) {
            mute = Math.min(LONGEST_MUTE, 2 * mute);
            dialAt = now + mute;
            self.dialBeside();
        }
        timer = environment.control().plan(this::step, STEP);
    }

    private void takeBack(String reason) {
        backSince = environment.now();
        trying = false;
        self.callers().withdrawTrial();
        self.takeBack(reason);
    }

    @Override
    public void watch(Lane lane) {
        watches.of(lane.connection().channel().eventLoop()).add(lane);
    }

    @Override
    public void silent(Lane lane, Invocation ping) {
        environment.control().execute(() -> {
            question = ping;
            ask(ping);
        });
    }

    @Override
    public void compare(Lane lane, Invocation ping) {
        environment.control().execute(() -> {
            question = ping;
            if (lane == self.lane() && !self.passedOver()) {
                self.load().latencies().operations().forEach(this::compareMedians);
            }
        });
    }

    private void compareMedians(String operation) {
        if (self.passedOver() || self.load().latencies().usual(operation) <= Overdue.LEAST) {
            return;
        }
        long others = medianElsewhere(operation);
        LatencyHistogram known = self.load().latencies().of(operation);
        long own = known == null ? 0 : known.latestMedian(); // or what was usual before would hide it for long
        if (own > 0 && others > 0 && own > Overdue.slowFrom(others)) {
            self.avoid("'" + operation + "' takes " + millis(own) + " (expected: about " + millis(others)
                    + ", as elsewhere)");
        }
    }

    private static long median(RemoteEndpoint of, String operation) {
        LatencyHistogram known = of.load().latencies().of(operation);
        return known == null || known.samples() < SAMPLES ? 0 : known.quantile(0.5);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
