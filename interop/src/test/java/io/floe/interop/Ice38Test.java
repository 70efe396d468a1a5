package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.UserException;
import io.floe.testkit.VirtualTime;
import io.floe.wire.OperationMode;
import io.floe.wire.ReplyBody;
import io.floe.wire.UserExceptionReader;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Neither a Floe client nor a Floe server is dropped by a peer that keeps the timers of Ice 3.8, on a manual clock. */
@Timeout(60)
final class Ice38Test {
    private final VirtualTime time = new VirtualTime();
    private final List<Ice38Connection> peers = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private Communicator floe;

    @BeforeEach
    void start() {
        floe = time.communicator().deadline(Duration.ofHours(3)).build();
    }

    @AfterEach
    void stop() {
        CompletableFuture<Void> stopped = floe.shutdown();
        time.advance(Duration.ofSeconds(30));
        channels.forEach(Channel::close);
        time.complete(stopped);
    }

    private ChannelInitializer<Channel> peer(boolean server) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                peers.add(new Ice38Connection(time, channel, server));
            }
        };
    }

    private Ice38Connection lastPeer() {
        return peers.get(peers.size() - 1);
    }

    private Proxy ofIceServer() {
        var bound = new ServerBootstrap()
                .group(time.eventLoop())
                .channel(LocalServerChannel.class)
                .childHandler(peer(true))
                .bind(new LocalAddress("ice38-server"));
        channels.add(bound.channel());
        time.run();
        return floe.proxy("target:local -n ice38-server");
    }

    private Ice38Connection iceClientOf(FloeTarget target) {
        ObjectAdapter adapter =
                elsewhere(() -> floe.adapter("F", "local -n floe-server")).add("target", target);
        time.complete(adapter.activate());
        var connected = new Bootstrap()
                .group(time.eventLoop())
                .channel(LocalChannel.class)
                .handler(peer(false))
                .connect(new LocalAddress("floe-server"));
        channels.add(connected.channel());
        time.run();
        return lastPeer();
    }

    /** Binding blocks its thread while this one turns the event loop. */
    private <T> T elsewhere(Supplier<T> task) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(task);
        while (!result.isDone()) {
            time.run();
            Thread.onSpinWait();
        }
        return result.join();
    }

    @Test
    void shouldKeepAnIdleConnectionToAServer() {
        Proxy target = ofIceServer();
        time.complete(target.ping());

        time.advance(Duration.ofSeconds(290));
        time.complete(target.ping());
        time.advance(Duration.ofSeconds(290));

        assertThat(peers).hasSize(1);
        assertThat(lastPeer().end()).isEmpty();
        assertThat(lastPeer().heartbeats()).isGreaterThan(15);
    }

    @Test
    void shouldCallAgainAfterAServerClosedTheInactiveConnection() {
        Proxy target = ofIceServer();
        time.complete(target.ping());

        time.advance(Duration.ofSeconds(400));
        assertThat(lastPeer().open()).isFalse();
        assertThat(lastPeer().end()).doesNotContain("aborted");

        CompletableFuture<Void> again = target.ping();
        time.advance(Duration.ofSeconds(1));
        assertThat(again).isCompleted();
        assertThat(peers).hasSizeGreaterThan(1);
    }

    @Test
    void shouldWaitAnHourForTheAnswerOfAServer() {
        CompletableFuture<Reply> held = ofIceServer().invoke("hold");

        time.advance(Duration.ofHours(1));
        assertThat(held).isNotDone();
        lastPeer().release();

        time.complete(held);
        assertThat(peers).hasSize(1);
    }

    @Test
    void shouldOutlastTheDispatchLimitOfAServer() {
        Proxy target = ofIceServer();
        List<CompletableFuture<Reply>> held =
                Stream.generate(() -> target.invoke("hold")).limit(300).toList();

        time.advance(Duration.ofMinutes(10));
        assertThat(lastPeer().held()).isBetween(100, 299);
        lastPeer().release();

        held.forEach(time::complete);
        assertThat(peers).hasSize(1);
    }

    @Test
    void shouldReadTheSlicedExceptionOfAServer() {
        CompletableFuture<Reply> failed = ofIceServer().invoke("fail");
        time.run();

        assertThat(failed).isCompletedExceptionally();
        UserException thrown = (UserException) time.complete(failed.handle((reply, cause) -> cause));
        UserExceptionReader in = UserExceptionReader.of(thrown.body());
        assertThat(in.skip()).isTrue();
        assertThat(in.typeId()).isEqualTo("::FloeInterop::Refused");
        assertThat(in.members().readString()).isEqualTo("no");
    }

    @Test
    void shouldKeepTheIdleConnectionOfAClient() {
        Ice38Connection client = iceClientOf(new FloeTarget("F"));
        time.complete(client.call("ice_ping", OperationMode.IDEMPOTENT));

        time.advance(Duration.ofSeconds(290));

        assertThat(client.open()).isTrue();
        assertThat(client.heartbeats()).isGreaterThan(9);
    }

    @Test
    void shouldAnswerAClientAfterAnHour() {
        FloeTarget target = new FloeTarget("F");
        Ice38Connection client = iceClientOf(target);
        CompletableFuture<ReplyBody> answer = client.call("notes", OperationMode.IDEMPOTENT);
        time.complete(answer);
        CompletableFuture<ReplyBody> held = client.call("held", OperationMode.NORMAL);

        time.advance(Duration.ofHours(1));
        assertThat(held).isNotDone();
        assertThat(client.open()).isTrue();
        target.release();

        assertThat(time.complete(held)).isInstanceOf(ReplyBody.Ok.class);
    }

    @Test
    void shouldLetAClientCloseTheInactiveConnection() {
        Ice38Connection client = iceClientOf(new FloeTarget("F"));
        time.complete(client.call("ice_ping", OperationMode.IDEMPOTENT));

        time.advance(Duration.ofSeconds(302));

        assertThat(client.open()).isFalse();
        assertThat(client.end()).doesNotContain("aborted");
    }

    @Test
    void shouldHoldBackAClientAtItsOwnDispatchLimit() {
        FloeTarget target = new FloeTarget("F");
        Ice38Connection client = iceClientOf(target);
        List<CompletableFuture<ReplyBody>> held = IntStream.range(0, 300)
                .mapToObj(i -> client.call("held", OperationMode.NORMAL))
                .toList();

        time.advance(Duration.ofMinutes(10));
        assertThat(target.calls()).isEqualTo(100);
        assertThat(client.open()).isTrue();
        target.release();

        held.forEach(time::complete);
        assertThat(target.calls()).isEqualTo(300);
    }

    @Test
    void shouldAnswerBuiltInOperationsInTheModeOfAClient() {
        Ice38Connection client = iceClientOf(new FloeTarget("F"));

        for (String operation : List.of("ice_ping", "ice_id", "ice_ids")) {
            assertThat(time.complete(client.call(operation, OperationMode.IDEMPOTENT)))
                    .isInstanceOf(ReplyBody.Ok.class);
        }
    }
}
