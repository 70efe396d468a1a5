package io.floe.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What becomes of a loop whose thread dies, as it may where there is no memory left. */
@Timeout(30)
class DyingThreadTest {
    private static final class OutOfMemory extends VirtualMachineError {
        private static final long serialVersionUID = 1;

        OutOfMemory() {
            super("expected by the test");
        }
    }

    private final AppenderBase<ILoggingEvent> full = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            throw new OutOfMemory();
        }
    };
    private final Logger log = (Logger) LoggerFactory.getLogger(LeaderLoop.class);
    private final LeaderLoops loops = new LeaderLoops(1, new Failing(), "test");

    @BeforeEach
    void fillTheLog() {
        full.setContext(log.getLoggerContext());
        full.start();
        log.addAppender(full);
    }

    @AfterEach
    void stop() {
        log.detachAppender(full);
        full.stop();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** Makes handlers the first turn of which fails. */
    private static final class Failing implements IoHandlerFactory {
        private final IoHandlerFactory sockets = NioIoHandler.newFactory();

        @Override
        public IoHandler newHandler(ThreadAwareExecutor executor) {
            IoHandler handler = sockets.newHandler(executor);
            return new IoHandler() {
                private boolean failed;

                @Override
                public int run(IoHandlerContext context) {
                    if (!failed) {
                        failed = true;
                        throw new OutOfMemory();
                    }
                    return handler.run(context);
                }

                @Override
                public void initialize() {
                    handler.initialize();
                }

                @Override
                public void prepareToDestroy() {
                    handler.prepareToDestroy();
                }

                @Override
                public void destroy() {
                    handler.destroy();
                }

                @Override
                public IoRegistration register(IoHandle handle) throws Exception {
                    return handler.register(handle);
                }

                @Override
                public void wakeup() {
                    handler.wakeup();
                }

                @Override
                public boolean isCompatible(Class<? extends IoHandle> handleType) {
                    return handler.isCompatible(handleType);
                }
            };
        }
    }

    @Test
    void shouldGoOnWithAnotherThread() {
        CompletableFuture<Void> done = new CompletableFuture<>();

        loops.next().execute(() -> done.complete(null));

        assertThat(done).succeedsWithin(Duration.ofSeconds(10));
    }
}
