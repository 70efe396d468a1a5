package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NoBlockingOnEventLoopsTest {
    @Test
    void shouldCatchACallThatBlocksAnEventLoop() {
        new NoBlockingOnEventLoops();
        var loop = new DefaultEventLoop();
        loop.submit(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS)).awaitUninterruptibly();

        assertThat(NoBlockingOnEventLoops.take()).singleElement().asString().contains("NoBlockingOnEventLoopsTest");
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
