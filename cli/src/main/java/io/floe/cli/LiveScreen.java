package io.floe.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lines that are redrawn where they stand, ten times a second. Owned by its thread until it is closed. */
final class LiveScreen implements AutoCloseable {
    private static final long PERIOD_MILLIS = 100;
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CLEAR_LINE = "\u001b[2K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private final Supplier<List<String>> lines;
    private final ScheduledExecutorService painter = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "floe-screen");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean started;
    private int drawn;

    LiveScreen(PrintStream out, Supplier<List<String>> lines) {
        this.out = out;
        this.lines = lines;
    }

    void start() {
        started = true;
        out.print(HIDE_CURSOR);
        painter.scheduleAtFixedRate(this::draw, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void draw() {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        List<String> now = lines.get();
        for (String line : now) {
            text.append('\r').append(CLEAR_LINE).append(line).append('\n');
        }
        text.append(CLEAR_BELOW); // it may have been longer
        drawn = now.size();
        out.print(text);
        out.flush();
    }

    /** Draws the last state and gives the cursor back. */
    @Override
    public void close() {
        painter.shutdown();
        if (!started) {
            return;
        }
        try {
            if (painter.awaitTermination(1, TimeUnit.SECONDS)) {
                draw();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.print(SHOW_CURSOR);
        out.flush();
    }
}
