package io.floe.internal.client;

import io.floe.endpoint.Endpoint;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.internal.control.Control;
import io.floe.spi.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The remote endpoints of one group, live: its source tells endpoints, and every address behind the name of one is a member.
 * Owned by the control thread.
 *
 * <p>Names are resolved side by side, again every 30 s while somebody calls, and soon after a member failed. What cannot be
 * resolved is tried again when a call needs it, at most once in 0.75 s.
 */
final class GroupMembers {
    /** An answer this young speaks for the source or the name: nobody is asked again for a call. */
    private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(750);
    /** A failed member has its name resolved again, unless that was done within this time. */
    private static final long SOON = TimeUnit.SECONDS.toNanos(5);
    /** Names are resolved again that often: the JDK keeps them as long, and tells no other time to live. */
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(30);

    private final ClientEnvironment environment;
    private final HealthTable table;
    private final GroupKey key;
    private final Events events;
    private final SourceWatch watch;
    private Map<Endpoint, ResolvedName> names = new LinkedHashMap<>();
    private List<RemoteEndpoint> members = List.of();
    private Control.@Nullable Plan timer;
    private long told;
    /** Some name has told something that is about to be looked at. */
    private boolean due;

    private boolean complete;

    /** What a group hears of its members, on the control thread. */
    interface Events {
        void joined(RemoteEndpoint member);

        void left(RemoteEndpoint member);

        /** The source told something, or that it cannot. */
        void sourceTold();

        /** Something was told; {@code changed} if that makes other members, another order, or all of them known. */
        void membersFound(boolean changed);

        /** Something that should tell of members did not; {@link #membersFound} follows if a call may wait for it. */
        void findingFailed(String what, Failure failure);

        /** Whether somebody has called in the last minutes. */
        boolean inDemand();

        /** Nothing is watched until somebody calls. */
        void asleep();
    }

    GroupMembers(ClientEnvironment environment, HealthTable table, GroupKey key, Events events) {
        this.environment = environment;
        this.table = table;
        this.key = key;
        this.events = events;
        this.watch = new SourceWatch(key.source(), environment.control(), this::sourceTold);
    }

    /** The members known so far, in the order of the endpoints, each once. */
    List<RemoteEndpoint> list() {
        return members;
    }

    /** Whether every name has told its addresses, or that it has none. */
    boolean complete() {
        return complete;
    }

    /** Whether somebody waits for the source or for a name. */
    boolean pending() {
        boolean pending = due || watch.asking();
        for (ResolvedName name : names.values()) {
            pending |= name.awaited();
        }
        return pending;
    }

    /** A call finds no connection: finds what is not found, looks again if nothing is up, tells what has just failed. */
    void resolve() {
        boolean known = wake();
        boolean lost = members.stream().noneMatch(RemoteEndpoint::available);
        boolean stale = known && lost && !watch.asking() && environment.now() - told >= FRESH;
        Failure failed = watch.failure();
        if (failed != null && !watch.asking() && !stale && names.isEmpty()) {
            events.findingFailed(key.source().toString(), failed);
        }
        for (ResolvedName name : names.values()) {
            Failure failure = name.failure();
            if (name.older(FRESH) && (lost || name.targets().isEmpty())) {
                name.resolve(lost);
            } else if (failure != null && name.targets().isEmpty()) {
                events.findingFailed(name.endpoint(), failure);
            }
        }
        if (stale) {
            watch.refresh(true); // last, for it may be answered at once
        }
    }

    /** Has the source look anew for a call that waits for it: at once where each call asks, else at most once in 0.75 s. */
    void lookAnew() {
        wake();
        long early = key.source().asksEachCall() ? 0 : told + FRESH - environment.now();
        if (early <= 0) {
            watch.refresh(true);
        } else {
            environment.control().plan(() -> watch.refresh(true), early);
        }
    }

    /** A call has noticed that something is missing, though it has somewhere to go. */
    void resolveAgain() {
        wake();
        names.values().stream()
                .filter(name -> name.failure() != null && name.older(FRESH))
                .forEach(name -> name.resolve(false));
    }

    /** A member does not work: perhaps it is elsewhere by now. */
    void failed(RemoteEndpoint member) {
        for (ResolvedName name : names.values()) {
            if (name.older(SOON) && name.targets().contains(member)) {
                name.resolve(false);
            }
        }
        watch.refresh(false);
    }

    /** Forgets everything; resolving starts anew. */
    void clear() {
        sleep();
        watch.forget();
        names.clear();
        members = List.of();
    }

    private boolean wake() {
        boolean awake = watch.subscribed();
        if (!awake) {
            timer = environment.control().plan(this::tick, period());
            watch.subscribe();
        }
        return awake;
    }

    private long period() {
        return PERIOD * 9 / 10 + environment.random().nextLong(PERIOD / 5);
    }

    private void tick() {
        if (!events.inDemand()) {
            sleep();
            events.asleep();
            return;
        }
        table.tidy();
        names.values().stream().filter(name -> name.older(SOON)).forEach(name -> name.resolve(false));
        timer = environment.control().plan(this::tick, period());
    }

    private void sleep() {
        watch.unsubscribe();
        if (timer != null) {
            timer.cancel();
        }
    }

    private void sourceTold() {
        told = environment.now();
        Failure failure = watch.failure();
        if (failure == null) {
            rename();
            failure = nobody();
        }
        if (failure != null && names.isEmpty()) {
            events.findingFailed(key.source().toString(), failure);
        }
        lookSoon();
        environment.control().execute(events::sourceTold);
    }

    private @Nullable Failure nobody() {
        return names.isEmpty()
                ? Failure.of(
                        Kind.REFUSED,
                        "tells " + watch.endpoints().size() + " endpoints, none of them usable (expected: "
                                + key.wanted() + ")")
                : null;
    }

    private void rename() {
        Map<Endpoint, ResolvedName> before = names;
        List<ResolvedName> fresh = new ArrayList<>();
        names = new LinkedHashMap<>();
        for (Endpoint endpoint : watch.endpoints()) {
            Transport<?> transport = environment.transports().of(endpoint).orElse(null);
            if (transport != null && key.fits(transport) && !names.containsKey(endpoint)) {
                ResolvedName known = before.get(endpoint);
                ResolvedName name = known == null ? name(endpoint, transport) : known;
                names.put(endpoint, name);
                if (known == null) {
                    fresh.add(name);
                }
            }
        }
        fresh.forEach(name -> name.resolve(false));
    }

    private ResolvedName name(Endpoint endpoint, Transport<?> transport) {
        return new ResolvedName(
                environment, endpoint, transport, table, key.connectionId(), name -> nameTold(endpoint, name));
    }

    private void nameTold(Endpoint endpoint, ResolvedName name) {
        if (names.get(endpoint) == name) {
            Failure failure = name.failure();
            if (failure != null) {
                events.findingFailed(name.endpoint(), failure);
            }
            lookSoon();
        }
    }

    /** A thousand names that are told at once make one change. */
    private void lookSoon() {
        if (!due) {
            due = true;
            environment.control().execute(this::membersChanged);
        }
    }

    private void membersChanged() {
        due = false;
        Set<RemoteEndpoint> now = new LinkedHashSet<>();
        names.values().forEach(name -> now.addAll(name.targets()));
        Set<RemoteEndpoint> before = new LinkedHashSet<>(members);
        members = List.copyOf(now);
        boolean completed = true;
        for (ResolvedName name : names.values()) {
            completed &= !name.unknown();
        }
        boolean news = completed != complete || !members.equals(List.copyOf(before));
        complete = completed;
        for (RemoteEndpoint member : members) {
            if (!before.contains(member)) {
                events.joined(member);
            }
        }
        for (RemoteEndpoint member : before) {
            if (!now.contains(member)) {
                events.left(member);
            }
        }
        events.membersFound(news);
    }
}
