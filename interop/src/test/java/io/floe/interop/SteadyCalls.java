package io.floe.interop;

import static org.awaitility.Awaitility.await;

import io.floe.Proxy;
import io.floe.wire.IceReader;
import io.floe.wire.OperationMode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Calls on and on, one call at a time, until it is told to stop. Owned by its own thread; its counts may be read by all. */
final class SteadyCalls extends Thread implements AutoCloseable {
    private static final int SOME = 50;

    private final Proxy target;
    private final OperationMode mode;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private volatile boolean going = true;

    private SteadyCalls(Proxy target, OperationMode mode) {
        super("steady-calls");
        this.target = target;
        this.mode = mode;
    }

    /** Idempotent calls are answered with the server's name, others with {@code context}. */
    static SteadyCalls start(Proxy target, OperationMode mode) {
        SteadyCalls calls = new SteadyCalls(target, mode);
        calls.start();
        return calls;
    }

    @Override
    public void run() {
        Proxy withName = target.withContext(Map.of("key", "context"));
        while (going) {
            try {
                String answer = mode == OperationMode.IDEMPOTENT
                        ? Calls.server(target)
                        : withName.invoke("context", out -> out.writeString("key"))
                                .join()
                                .read(IceReader::readString);
                answers.merge(answer, 1, Integer::sum);
            } catch (CompletionException e) {
                failures.add(String.valueOf(e.getCause()));
            }
        }
    }

    private int of(String answer) {
        return answers.getOrDefault(answer, 0);
    }

    void awaitAnswersOf(String... names) {
        await().until(() -> List.of(names).stream().allMatch(name -> of(name) >= SOME));
    }

    void awaitMore(String name) {
        int before = of(name);
        await().until(() -> of(name) >= before + SOME);
    }

    /** Stops, and says what went wrong. */
    List<String> end() {
        close();
        return failures;
    }

    @Override
    public void close() {
        going = false;
        try {
            join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
