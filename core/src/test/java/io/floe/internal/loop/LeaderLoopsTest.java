package io.floe.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LeaderLoopsTest {
    private final LeaderLoops loops = new LeaderLoops(3, NioIoHandler.newFactory(), "test");

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Channel open() {
        return loops.register(new NioSocketChannel()).syncUninterruptibly().channel();
    }

    @Test
    void shouldSpreadChannelsEvenly() {
        Set<EventLoop> used = new LinkedHashSet<>();
        for (int i = 0; i < 3; i++) {
            used.add(open().eventLoop());
        }

        assertThat(used).hasSize(3);
    }

    @Test
    void shouldGiveTheNextChannelToTheLoopThatHasTheFewest() {
        open();
        Channel brief = open();
        open();
        EventLoop freed = brief.eventLoop();
        brief.close().syncUninterruptibly();

        assertThat(open().eventLoop()).isSameAs(freed);
    }

    @Test
    void shouldStayOnTheLoopThatIsLedWhereAnotherHasNoFewer() throws Exception {
        for (int i = 0; i < 3; i++) {
            LeaderLoop led = (LeaderLoop) loops.next();
            IoEventLoop chosen = led.submit(loops::next).get();

            assertThat(chosen).isSameAs(led);
        }
    }

    /** A listener costs its loop nothing while nobody connects. */
    @Test
    void shouldNotCountListeners() throws Exception {
        LeaderLoop led = (LeaderLoop) loops.next();
        new ServerBootstrap()
                .group(led)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {}
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly();

        assertThat(led.submit(loops::next).get()).isSameAs(led);
    }
}
