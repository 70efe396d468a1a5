package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.testkit.VirtualTime;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalServerChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that sends heartbeats only while it is busy may be silent for long when it is not. */
@Timeout(60)
final class Ice37SilenceTest {
    @Test
    void shouldNotTakeTheSilenceAfterALongCallForAStall() {
        VirtualTime time = new VirtualTime();
        List<Ice37Server> servers = new ArrayList<>();
        Channel bound = serve(time, servers);
        Communicator floe = time.communicator().build();
        Proxy target = floe.proxy("target:local -n ice37").withDeadline(Duration.ofHours(1));

        CompletableFuture<Reply> longCall = target.invoke("hold");
        time.advance(Duration.ofSeconds(95));
        servers.get(0).release();
        time.complete(longCall);
        time.advance(Duration.ofSeconds(55));
        CompletableFuture<Reply> next = target.invoke("hold");
        time.advance(Duration.ofSeconds(20));
        servers.get(0).release();

        time.complete(next);
        assertThat(servers).hasSize(1);
        CompletableFuture<Void> stopped = floe.shutdown();
        time.run();
        bound.close();
        time.complete(stopped);
    }

    private static Channel serve(VirtualTime time, List<Ice37Server> servers) {
        Channel bound = new ServerBootstrap()
                .group(time.eventLoop())
                .channel(LocalServerChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        servers.add(new Ice37Server(time, channel));
                    }
                })
                .bind(new LocalAddress("ice37"))
                .channel();
        time.run();
        return bound;
    }
}
