package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.testkit.LeakCheck;
import io.floe.testkit.VirtualTime;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.Logged;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.SslConfig;
import io.floe.transport.ssl.TlsProfile;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A handshake has one deadline, whatever the peer does to look alive. */
@ExtendWith(LeakCheck.class)
class HandshakeDeadlineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final VirtualTime time = new VirtualTime();
    private final List<Communicator> communicators = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final Logged log = new Logged("io.floe.internal.server");

    @AfterEach
    void close() {
        log.close();
        channels.forEach(Channel::close);
        var ends = communicators.stream().map(Communicator::shutdown).toList();
        time.advance(PATIENCE);
        ends.forEach(time::complete);
    }

    private static TlsProfile profile(EngineChoice engine) {
        return new TlsProfile(
                World.policy(engine, ClientAuthentication.NONE, "TLSv1.3"),
                MaterialSource.fixed(World.material(1, World.SERVER, World.trust(World.ROOT))));
    }

    private Communicator communicator(EngineChoice engine) {
        var made = time.communicator().settings(SslConfig.of(profile(engine))).build();
        communicators.add(made);
        return made;
    }

    private void serve(EngineChoice engine, String name) {
        var server = communicator(engine);
        var adapter = elsewhere(() -> server.adapter("A", "memtls -n " + name));
        adapter.add("echo", Dispatcher.of(request -> request.reply()));
        time.complete(adapter.activate());
    }

    /** What blocks runs on another thread while this one turns the event loop. */
    private <T> T elsewhere(Supplier<T> task) {
        var result = CompletableFuture.supplyAsync(task);
        while (!result.isDone()) {
            time.run();
            Thread.onSpinWait();
        }
        return result.join();
    }

    /** A peer that says only what it is told to. */
    private Channel stranger(String server) {
        var channel = new Bootstrap()
                .group(time.eventLoop())
                .channel(LocalChannel.class)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(new LocalAddress(server))
                .channel();
        channels.add(channel);
        time.run();
        return channel;
    }

    private SSLSession session(Proxy proxy) {
        return time.complete(proxy.connection()).peer().session().orElseThrow();
    }

    private static byte[] clientHello(EngineChoice engine) {
        var context = World.context(
                profile(engine).policy(), profile(engine).material().current());
        var client = Wire.to(World.PORT, (wire, up) -> context.client(wire, World.HOST, up));
        var hello = client.sent();
        client.discard();
        return hello;
    }

    private static void say(Channel channel, byte... bytes) {
        channel.writeAndFlush(Unpooled.copiedBuffer(bytes));
    }

    @ParameterizedTest
    @EnumSource(
            value = EngineChoice.class,
            names = {"NATIVE", "JDK"})
    void shouldEndAServersHandshakeTenSecondsAfterTheAcceptHoweverItTrickles(EngineChoice engine) {
        serve(engine, "s");
        Proxy neighbour = communicator(engine).proxy("echo:memtls -n s");
        time.complete(neighbour.invoke("op"));
        var session = session(neighbour);
        var hello = clientHello(engine);
        var silent = stranger("s");
        var trickling = stranger("s");
        var stalled = stranger("s");
        say(stalled, hello); // gets its answer, and never goes on

        for (int second = 0; second < 9; second++) {
            say(trickling, hello[second]);
            time.advance(Duration.ofSeconds(1));
            time.complete(neighbour.invoke("op"));
        }
        say(trickling, hello[9]);
        time.advance(Duration.ofMillis(900));
        assertThat(List.of(silent, trickling, stalled)).allMatch(Channel::isActive);
        say(trickling, hello[10]);
        time.advance(Duration.ofMillis(100));

        assertThat(List.of(silent, trickling, stalled)).noneMatch(Channel::isOpen);
        time.complete(neighbour.invoke("op"));
        assertThat(session(neighbour)).as("the same connection").isSameAs(session);
        assertThat(log.all())
                .filteredOn(line -> line.contains("connection from"))
                .as("one line for each refusal")
                .hasSize(3)
                .allMatch(line -> line.endsWith("handshake not done within 10 s"));
    }

    @ParameterizedTest
    @EnumSource(
            value = EngineChoice.class,
            names = {"NATIVE", "JDK"})
    void shouldEndAClientsHandshakeAtTheConnectTimeoutHoweverItTrickles(EngineChoice engine) {
        var slow = new Answering(profile(engine));
        channels.add(new ServerBootstrap()
                .group(time.eventLoop())
                .channel(LocalServerChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        channels.add(accepted);
                        accepted.pipeline().addLast(slow);
                    }
                })
                .bind(new LocalAddress("slow"))
                .channel());
        time.run();
        CompletableFuture<Reply> call =
                communicator(engine).proxy("echo:memtls -n slow").invoke("op");
        time.run();
        var connection = channels.get(1);

        for (int second = 0; second < 4; second++) {
            say(connection, slow.answer[second]);
            time.advance(Duration.ofSeconds(1));
        }
        say(connection, slow.answer[4]);
        time.advance(Duration.ofMillis(900));
        assertThat(call).isNotDone();
        assertThat(connection.isActive()).isTrue();
        say(connection, slow.answer[5]);
        time.advance(Duration.ofMillis(100));

        assertThat(connection.isOpen()).isFalse();
        assertThatThrownBy(call::join).hasMessageContaining("CONNECT_TIMEOUT");
    }

    /** Works a server's answer to the ClientHello out, but does not send it. Owned by the thread of the test. */
    private static final class Answering extends SimpleChannelInboundHandler<ByteBuf> {
        private final TlsContext context;
        private byte[] answer = {};

        private Answering(TlsProfile profile) {
            context = World.context(profile.policy(), profile.material().current());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf hello) {
            var server = Wire.to(5000, context::server);
            server.receive(hello.retain());
            answer = server.sent();
            server.discard();
        }
    }
}
