package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.internal.loop.LoopThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.blockhound.BlockHound;

/**
 * Fails the test in which something blocks on an event loop, even if nobody saw the error that is thrown there. Needs
 * BlockHound on the path, and {@code -XX:+AllowRedefinitionToAddDeleteMethods}. Holds for the rest of the JVM's life.
 */
public final class NoBlockingOnEventLoops implements AfterEachCallback {
    private static final Queue<String> BLOCKED = new ConcurrentLinkedQueue<>();

    static {
        BlockHound.builder()
                .loadIntegrations()
                .allowBlockingCallsInside("java.lang.ClassLoader", "loadClass") // once for each class
                .allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders") // the backend is the user's
                .allowBlockingCallsInside("sun.net.NetProperties", "loadDefaultProperties") // once for each JVM
                .allowBlockingCallsInside("io.netty.channel.uring.IoUringIoHandler", "closeWakeupGate") // at its end
                .allowBlockingCallsInside("io.netty.channel.local.LocalIoHandler", "run") // it waits for work there
                // one that waits may be appointed leader just before it parks, and is unparked at once
                .allowBlockingCallsInside("io.floe.internal.loop.Leadership", "sleep")
                // where threads meet at one arena it takes a lock for an instant, to make another
                .allowBlockingCallsInside(
                        "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines")
                // these are event loops at times
                .dynamicThreadPredicate(predicate -> predicate.or(LoopThread.class::isInstance))
                .nonBlockingThreadPredicate(
                        predicate -> predicate.or(thread -> thread instanceof LoopThread loop && loop.leads()))
                .blockingMethodCallback(method -> {
                    var error = new AssertionError(
                            method + " on " + Thread.currentThread().getName());
                    BLOCKED.add(trace(error));
                    throw error;
                })
                .install();
    }

    /** For {@code @ExtendWith}. */
    public NoBlockingOnEventLoops() {}

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(take()).as("blocking calls on event loops").isEmpty();
    }

    /** Takes what was caught since the last call. */
    static List<String> take() {
        var found = new ArrayList<String>();
        for (var blocked = BLOCKED.poll(); blocked != null; blocked = BLOCKED.poll()) {
            found.add(blocked);
        }
        return found;
    }

    private static String trace(Throwable error) {
        var text = new StringBuilder(error.getMessage());
        for (var frame : error.getStackTrace()) {
            text.append("\n    at ").append(frame);
        }
        return text.toString();
    }
}
