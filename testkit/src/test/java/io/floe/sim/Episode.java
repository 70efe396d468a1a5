package io.floe.sim;

import io.floe.Communicator;
import io.floe.EndpointEvent;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.RemoteException;
import io.floe.fault.InvocationException;
import io.floe.fault.Outcome;
import io.floe.sim.Simulation.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/**
 * A schedule of faults, which with its seed is all that a simulated run depends on. Immutable.
 *
 * @param seed of the calls and of all jitter
 * @param servers how many
 * @param clients how many
 * @param steps in the order of their times
 */
record Episode(long seed, int servers, int clients, List<Step> steps) {
    /** How long faults happen; then all is healed. */
    private static final int MILLIS = 8_000;

    private static final int TURN = 10;
    /** Within which all must be well again: who was refused three times is tried again after 9.6 s at most. */
    private static final Duration RECOVERY = Duration.ofSeconds(12);

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** One fault at one server. */
    record Step(int atMillis, int server, Fault fault) {}

    /** What a run showed. */
    record Result(Optional<String> violation, long steps) {}

    /** Random faults at all servers but one, whichever. */
    static Episode random(long seed, int servers, int clients) {
        Random random = new Random(seed);
        int well = random.nextInt(servers);
        List<Step> steps = new ArrayList<>();
        Fault[] faults = Fault.values();
        for (int at = 300; at < MILLIS; at += 20 + random.nextInt(400)) {
            int server = (well + 1 + random.nextInt(servers - 1)) % servers;
            steps.add(new Step(at, server, faults[random.nextInt(faults.length)]));
        }
        return new Episode(seed, servers, clients, steps);
    }

    Episode with(List<Step> others) {
        return new Episode(seed, servers, clients, List.copyOf(others));
    }

    Result run() {
        try (Simulation world = new Simulation(seed, servers)) {
            List<Communicator> made =
                    IntStream.range(0, clients).mapToObj(i -> world.client()).toList();
            List<Proxy> proxies = made.stream()
                    .map(client -> world.proxy(client).withDeadline(DEADLINE))
                    .toList();
            List<Call> calls = new ArrayList<>();
            int next = 0;
            for (int at = 0; at < MILLIS; at += TURN) {
                while (next < steps.size() && steps.get(next).atMillis() <= at) {
                    world.fail(steps.get(next).server(), steps.get(next).fault());
                    next++;
                }
                turn(world, proxies, calls);
            }
            for (int server = 0; server < servers; server++) {
                world.fail(server, Fault.NONE);
            }
            for (int at = 0; at < RECOVERY.toMillis(); at += TURN * 5) {
                turn(world, proxies, calls);
                world.advance(Duration.ofMillis(TURN * 4));
            }
            Optional<String> unwell = unwell(made);
            world.advance(DEADLINE);
            return new Result(unwell.or(() -> judge(world, calls)).or(() -> reasons(world)), world.steps());
        }
    }

    private static void turn(Simulation world, List<Proxy> proxies, List<Call> calls) {
        for (int i = world.random.nextInt(3); i >= 0; i--) {
            Proxy proxy = proxies.get(world.random.nextInt(proxies.size()));
            calls.add(world.call(proxy, world.random.nextBoolean()));
        }
        world.advance(Duration.ofMillis(TURN));
    }

    /** Invariant 4: no endpoint stays out while it is reachable. */
    private static Optional<String> unwell(List<Communicator> clients) {
        return clients.stream()
                .flatMap(client -> client.endpoints().stream())
                .filter(one -> one.state() != EndpointState.UP || one.avoided())
                .map(EndpointStatus::toString)
                .map(text -> "not well again: " + text)
                .findFirst();
    }

    /** Invariants 1 and 2, by the oracle. */
    private static Optional<String> judge(Simulation world, List<Call> calls) {
        return calls.stream()
                .map(call -> judge(call, world.executions(call)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> judge(Call call, int executions) {
        if (!call.future().isDone()) {
            return Optional.of("never ended: " + call);
        }
        if (!call.idempotent() && executions > 1) {
            return Optional.of("executed " + executions + " times: " + call);
        }
        if (!call.future().isCompletedExceptionally()) {
            return executions == 0 ? Optional.of("answered and not executed: " + call) : Optional.empty();
        }
        try {
            call.future().join();
            throw new AssertionError("failed and has a result: " + call);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RemoteException && executions > 0) {
                return Optional.empty();
            }
            if (!(e.getCause() instanceof InvocationException failure)) {
                return Optional.of("failed by " + e.getCause());
            }
            if (failure.outcome() != Outcome.UNKNOWN) {
                return Optional.of("failed although a server was there: " + failure);
            }
            if (call.idempotent() && failure.attempts().size() < 3) {
                return Optional.of("given up although it was idempotent: " + failure);
            }
            return Optional.empty();
        }
    }

    /** Invariant 11: each change follows from the one before, and has a reason. */
    private static Optional<String> reasons(Simulation world) {
        Map<String, EndpointState> states = new HashMap<>();
        for (Simulation.Told told : world.events) {
            EndpointEvent event = told.event();
            EndpointState before = states.put(told.client() + event.endpoint(), event.to());
            boolean follows = event.from() == (before == null ? EndpointState.IDLE : before);
            if (!follows || event.reason().isBlank()) {
                return Optional.of("does not follow from " + before + ": " + event);
            }
        }
        return Optional.empty();
    }

    /** The least part of its steps that still shows a violation. */
    Episode shrink() {
        Episode least = this;
        for (int size = Math.max(1, steps.size() / 2); size >= 1; size /= 2) {
            for (int from = 0; from < least.steps.size(); ) {
                List<Step> rest = new ArrayList<>(least.steps);
                rest.subList(from, Math.min(rest.size(), from + size)).clear();
                Episode smaller = least.with(rest);
                if (smaller.run().violation().isPresent()) {
                    least = smaller;
                } else {
                    from += size;
                }
            }
        }
        return least;
    }
}
