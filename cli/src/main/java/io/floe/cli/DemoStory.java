package io.floe.cli;

import io.floe.Communicator;
import io.floe.EndpointState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What happens in the demo, and when: every time that it tells is measured. Owned by the main thread. */
final class DemoStory {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A share counts as back from this part of its fair size on. */
    private static final double NEARLY = 0.8;

    private final Communicator communicator;
    private final List<DemoServer> servers;
    private final Scoreboard scores;
    private final StopSignal stop;
    private final Duration planned;
    private final Consumer<String> tell;

    DemoStory(
            Communicator communicator,
            List<DemoServer> servers,
            Scoreboard scores,
            StopSignal stop,
            Duration planned,
            Consumer<String> tell) {
        this.communicator = communicator;
        this.servers = servers;
        this.scores = scores;
        this.stop = stop;
        this.planned = planned;
        this.tell = tell;
    }

    /** Runs it all; the totals are taken when the load has ended. */
    DemoOutcome play(DemoLoad load) {
        long start = System.nanoTime();
        pause(0.15);
        tell.accept("steady: shares " + shares());
        DemoServer victim = servers.get(1);
        Duration notice = kill(victim);
        pause(0.2);
        Duration back = restart(victim);
        boolean shareBack = awaitShare(victim);
        pause(0.1);
        DemoServer leaver = servers.get(servers.size() > 2 ? servers.size() - 1 : 0);
        int drainExit = drain(leaver);
        pause(0.1);
        restart(leaver);
        shareBack &= awaitShare(leaver);
        sleep(planned.toNanos() - (System.nanoTime() - start));
        load.finish();
        return new DemoOutcome(
                scores.calls(), scores.failed(), scores.redirected(), notice, back, shareBack, drainExit);
    }

    private Duration kill(DemoServer victim) {
        tell.accept("SIGKILL to " + victim.name() + " (" + EndpointLabel.of(victim.endpoint()) + ", pid " + victim.pid()
                + ")");
        long killed = System.nanoTime();
        victim.kill();
        Duration notice = await(killed, () -> state(victim) != EndpointState.UP);
        tell.accept("noticed after " + Figures.time(notice) + ": " + state(victim) + ", the others take its calls");
        return notice;
    }

    private Duration restart(DemoServer server) {
        server.start();
        server.awaitReady();
        long ready = System.nanoTime();
        long before = scores.calls(server.endpoint());
        tell.accept(server.name() + " restarted on the same port (pid " + server.pid() + ")");
        Duration back = await(ready, () -> scores.calls(server.endpoint()) > before);
        tell.accept(server.name() + " answers calls again, " + Figures.time(back) + " after it was ready");
        return back;
    }

    private boolean awaitShare(DemoServer server) {
        double enough = NEARLY / servers.size();
        long since = System.nanoTime();
        await(since, () -> scores.share(server.endpoint()) >= enough || expired(since));
        boolean reached = scores.share(server.endpoint()) >= enough;
        tell.accept(
                reached ? "share is back: " + shares() : server.name() + " did not get its share back: " + shares());
        return reached;
    }

    private int drain(DemoServer leaver) {
        tell.accept("SIGTERM to " + leaver.name() + ": a graceful stop");
        long asked = System.nanoTime();
        int exit = leaver.stop();
        tell.accept(leaver.name() + " finished its calls and ended in "
                + Figures.time(Duration.ofNanos(System.nanoTime() - asked)) + " (exit " + exit + ")");
        return exit;
    }

    private EndpointState state(DemoServer server) {
        return communicator.endpoints().stream()
                .filter(status -> status.endpoint().equals(server.endpoint()))
                .map(status -> status.state())
                .findFirst()
                .orElse(EndpointState.IDLE);
    }

    private String shares() {
        return String.join(
                "  ",
                servers.stream()
                        .map(server -> Figures.percent(scores.share(server.endpoint())))
                        .toList());
    }

    private boolean expired(long since) {
        return System.nanoTime() - since > PATIENCE.toNanos();
    }

    /** Waits until something is so, or patience ends; returns how long it took since a moment. */
    private Duration await(long since, BooleanSupplier condition) {
        while (!condition.getAsBoolean() && !expired(since)) {
            sleep(LOOK);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private void pause(double part) {
        sleep((long) (planned.toNanos() * part));
    }

    private void sleep(long nanos) {
        if (stop.await(nanos)) {
            throw new ProblemException(
                    new Problem(Exit.INTERRUPTED, "", "demo: interrupted", List.of(), "its servers are stopped too"));
        }
    }
}
