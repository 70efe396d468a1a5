package io.floe.interop.chaos.program;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * One caller of the load: a slot every period, one call at a time; a slot that ended while it still waited for an answer is
 * lost. Owned by its own thread until that has ended.
 */
final class Caller extends Thread {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Session session;
    private final Load load;
    private final int number;
    private final List<String> lines = new ArrayList<>();
    private volatile boolean going = true;

    Caller(Session session, Load load, int number) {
        super("caller-" + number);
        setDaemon(true);
        this.session = session;
        this.load = load;
        this.number = number;
    }

    @Override
    public void run() {
        for (long slot = 0; going; slot++) {
            long due = load.due(number, slot);
            if (System.nanoTime() >= due + load.period()) {
                lines.add("lost");
            } else {
                awaitTime(due);
                call(load.id(number, slot));
            }
        }
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void call(long id) {
        boolean safe = id * SPREAD < 0; // every other call by number would go in step with the servers' turns
        long began = System.nanoTime();
        String outcome = "ok";
        String server = "-";
        try {
            server = session.call(id, safe).get();
        } catch (ExecutionException e) {
            outcome = session.describe(e.getCause());
        } catch (InterruptedException e) {
            outcome = "stuck";
        }
        lines.add(id + " " + (safe ? "safe" : "once") + " " + began + " " + System.nanoTime() + " " + outcome + " "
                + server);
    }

    /** No further call; the one that waits is given some time, then given up. */
    void end(long patienceMillis) throws InterruptedException {
        going = false;
        join(patienceMillis);
        interrupt();
        join();
    }

    /** A line {@code ID safe|once BEGAN ENDED OUTCOME SERVER} for each call, {@code lost} for each slot that was lost. */
    List<String> lines() {
        return lines;
    }
}
