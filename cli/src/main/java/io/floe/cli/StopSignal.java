package io.floe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes when somebody wants this process to stop: with {@link Exit#INTERRUPTED} on Ctrl-C, with {@link Exit#OK} on
 * SIGTERM. A second Ctrl-C ends the process at once. Thread-safe.
 */
final class StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final CompletableFuture<Exit> stopped = new CompletableFuture<>();

    private StopSignal() {}

    /** One that nobody but {@link #stop} triggers. */
    static StopSignal manual() {
        return new StopSignal();
    }

    /** One that the process's signals trigger from now on. */
    static StopSignal ofProcess() {
        StopSignal signal = new StopSignal();
        handle("INT", () -> {
            if (!signal.stop(Exit.INTERRUPTED)) {
                Runtime.getRuntime().halt(Exit.INTERRUPTED.code());
            }
        });
        handle("TERM", () -> signal.stop(Exit.OK));
        return signal;
    }

    /** Whether this was the first wish to stop. */
    boolean stop(Exit exit) {
        return stopped.complete(exit);
    }

    boolean isStopped() {
        return stopped.isDone();
    }

    /** Waits for the wish to stop. */
    Exit await() {
        return stopped.join();
    }

    /** Waits so long at most; returns whether the wish to stop came. */
    boolean await(long nanos) {
        try {
            stopped.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            stop(Exit.INTERRUPTED);
        }
        return true;
    }

    /** What to do once it is wished, on the thread that wishes it. */
    void then(Runnable action) {
        stopped.thenRun(action);
    }

    /** Stops when the stream ends: how a child sees that its parent has died. */
    void whenEnded(InputStream stream) {
        Thread reader = new Thread(
                () -> {
                    try (stream) {
                        stream.transferTo(java.io.OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        LOG.debug("standard input ended", e);
                    }
                    stop(Exit.OK);
                },
                "floe-stdin");
        reader.setDaemon(true);
        reader.start();
    }

    /** By reflection, for the compiler warns of {@code sun.misc.Signal} in a way that cannot be turned off. */
    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler run = (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                    action.run();
                }
                return null;
            };
            Object proxy = Proxy.newProxyInstance(StopSignal.class.getClassLoader(), new Class<?>[] {handler}, run);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            LOG.debug("signal {} keeps its usual effect", name, e);
        }
    }
}
