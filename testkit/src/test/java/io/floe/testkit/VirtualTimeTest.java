package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> log = new ArrayList<>();

    @Test
    void shouldRunTimersAndLoopTasksInTheOrderOfTheirTimes() {
        time.eventLoop().schedule(() -> note("loop"), 2, TimeUnit.SECONDS);
        time.timer().newTimeout(timeout -> note("timer"), 1, TimeUnit.SECONDS);
        time.timer().newTimeout(timeout -> note("late timer"), 3, TimeUnit.SECONDS);
        time.advance(Duration.ofSeconds(10));

        assertThat(log).containsExactly("timer at 1 s", "loop at 2 s", "late timer at 3 s");
    }

    @Test
    void shouldRunNothingBeforeItsTime() {
        time.timer().newTimeout(timeout -> note("timer"), 2, TimeUnit.SECONDS);
        time.advance(Duration.ofSeconds(2).minusNanos(1));

        assertThat(log).isEmpty();
    }

    @Test
    void shouldRunWhatATimerAsksForOnTheWay() {
        time.timer()
                .newTimeout(
                        first -> time.timer().newTimeout(second -> note("second"), 1, TimeUnit.SECONDS),
                        1,
                        TimeUnit.SECONDS);
        time.advance(Duration.ofHours(24));

        assertThat(log).containsExactly("second at 2 s");
    }

    @Test
    void shouldForgetACancelledTimer() {
        var timeout = time.timer().newTimeout(expired -> note("timer"), 1, TimeUnit.SECONDS);
        boolean cancelled = timeout.cancel();
        time.advance(Duration.ofSeconds(5));

        assertThat(cancelled).isTrue();
        assertThat(timeout.isCancelled()).isTrue();
        assertThat(log).isEmpty();
    }

    @Test
    void shouldCompleteAStageAcrossLoopAndExecutor() {
        var stage = new CompletableFuture<String>();
        time.eventLoop().execute(() -> time.executor().execute(() -> stage.complete("done")));

        assertThat(time.complete(stage)).isEqualTo("done");
    }

    @Test
    void shouldRefuseToWaitForAStage() {
        assertThatThrownBy(() -> time.complete(new CompletableFuture<>()))
                .hasMessage("stage: not done (expected: nothing left to wait for; else advance)");
    }

    @Test
    void shouldCarryLocalChannelsOnItsOneLoop() {
        var address = new LocalAddress(VirtualTimeTest.class);
        var server = new ServerBootstrap()
                .group(time.eventLoop())
                .channel(LocalServerChannel.class)
                .childHandler(new ChannelInboundHandlerAdapter())
                .bind(address);
        time.run();
        var client = new Bootstrap()
                .group(time.eventLoop())
                .channel(LocalChannel.class)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(address);
        time.run();

        assertThat(client.isSuccess()).isTrue();
        client.channel().close();
        server.channel().close();
        time.run();
    }

    private void note(String what) {
        log.add(what + " at " + TimeUnit.NANOSECONDS.toSeconds(time.ticker().nanoTime()) + " s");
    }
}
