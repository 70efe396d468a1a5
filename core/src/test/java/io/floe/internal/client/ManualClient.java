package io.floe.internal.client;

import io.floe.endpoint.PlainEndpoint;
import io.floe.fault.Backoff;
import io.floe.fault.RetryBudget;
import io.floe.fault.RetryPolicy;
import io.floe.internal.connection.ConnectionEnvironment;
import io.floe.internal.connection.ConnectionSettings;
import io.floe.internal.connection.MemoryBudgets;
import io.floe.internal.control.Control;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.MessageCodec;
import io.floe.wire.OperationMode;
import io.floe.wire.WireLimits;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** All that a client side works with, on the thread and under the clock of its test, which owns it. */
final class ManualClient implements AutoCloseable {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ConnectionSettings SETTINGS = new ConnectionSettings(
            LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, 1024, 100, 1, 2, Optional.empty(), 1024, 1024);

    /** Where its connections live, and its timers. */
    final EmbeddedChannel channel = new EmbeddedChannel();

    final PlainTransport transport = new PlainTransport();
    final ClientEnvironment environment;

    ManualClient() {
        channel.freezeTime();
        EventLoop loop = channel.eventLoop();
        LoopTimer timer = new LoopTimer(loop);
        Control control = new Control(loop, timer);
        environment = new ClientEnvironment(
                endpoint -> endpoint instanceof PlainEndpoint ? Optional.of(transport) : Optional.empty(),
                new ConnectionEnvironment(
                        SETTINGS,
                        new MessageCodec(WireLimits.DEFAULT),
                        MemoryBudgets.ofThisMachine(),
                        Runnable::run,
                        loop.ticker(),
                        any -> Optional.empty()),
                control,
                loop,
                new Deadlines(timer),
                new Pauses(control),
                loop.ticker(),
                Runnable::run,
                RetryPolicy.standard(),
                new RetryBudget(loop.ticker()::nanoTime),
                Backoff.STANDARD,
                new Random(1),
                LONG,
                (from, invocation, oneway, responder) -> {},
                new HealthNews(List.of(), Runnable::run),
                new ClientRules(false, false),
                RetryBudget.ofHedges(loop.ticker()::nanoTime));
    }

    /** Does what waits, and what is due as time passes: late by less than 10 ms. */
    void pass(Duration time) {
        channel.runPendingTasks();
        for (long left = time.toNanos(); left > 0; left -= STEP) {
            channel.advanceTimeBy(Math.min(STEP, left), TimeUnit.NANOSECONDS);
            channel.runPendingTasks();
        }
    }

    /** An endpoint of {@link #transport}. */
    static PlainEndpoint endpoint(String host) {
        return new PlainEndpoint(host, 4061, "", Optional.empty(), false);
    }

    /** A call that has not begun. */
    InvocationPath call(Route route) {
        CallTerms terms = new CallTerms(
                environment, CallTerms.Kind.TWOWAY, Duration.ofSeconds(10), new CallObservers(List.of()), List.of());
        Invocation what = new Invocation(
                Identity.of("echo"),
                "",
                "op",
                OperationMode.NORMAL,
                Map.of(),
                Encapsulation.empty(EncodingVersion.V1_1));
        return new InvocationPath(terms, what, route);
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }
}
