package io.floe.behaviour;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Communicators, servers and networks on one thread under one manual clock. Owned by the test that makes it. */
final class World implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final VirtualTime time = new VirtualTime();
    /** What takes down the rest of the network. */
    final List<Runnable> endings = new ArrayList<>();

    private final List<Communicator> communicators = new ArrayList<>();

    Communicator communicator() {
        return communicator(options -> options);
    }

    Communicator communicator(UnaryOperator<CommunicatorOptions> with) {
        Communicator made = with.apply(time.communicator()).build();
        communicators.add(made);
        return made;
    }

    /** A held adapter; what blocks runs on another thread while this one turns the event loop. */
    ObjectAdapter adapter(Communicator communicator, String endpoints) {
        return elsewhere(() -> communicator.adapter("test", endpoints));
    }

    /** An active server of its own that answers everything in every category. */
    ObjectAdapter serve(String name, Dispatcher dispatcher) {
        ObjectAdapter adapter = adapter(communicator(), "local -n " + name).addDefault("", dispatcher);
        time.complete(adapter.activate());
        return adapter;
    }

    /** One proxy over relays or servers of the given names. */
    static String over(String... names) {
        return Stream.of(names).map(name -> "local -n " + name).collect(Collectors.joining(":", "echo:", ""));
    }

    <T> T elsewhere(Supplier<T> task) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(task);
        while (!result.isDone()) {
            time.run();
            Thread.onSpinWait();
        }
        return result.join();
    }

    /** Calls, and turns the wheel until the answer is there, without letting time pass. */
    Reply call(Proxy proxy) {
        return time.complete(proxy.invoke("op"));
    }

    /** Why a call failed that must have failed by now. */
    static Throwable failure(CompletableFuture<?> future) {
        if (!future.isDone()) {
            throw new AssertionError("call: still waiting (expected: failed)");
        }
        try {
            return new AssertionError("call: " + future.join() + " (expected: a failure)");
        } catch (CompletionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    @Override
    public void close() {
        List<CompletableFuture<Void>> ends =
                communicators.stream().map(Communicator::shutdown).toList();
        time.run();
        if (!ends.stream().allMatch(CompletableFuture::isDone)) {
            time.advance(PATIENCE);
        }
        ends.forEach(time::complete);
        endings.forEach(Runnable::run);
    }
}
