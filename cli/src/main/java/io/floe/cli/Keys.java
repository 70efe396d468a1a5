package io.floe.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Single keys from the terminal, without Enter where {@code stty} is there. Owned by the main thread. */
final class Keys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final File TERMINAL = new File("/dev/tty");

    /** Tells of each key, on a thread of its own, until the input ends. */
    void listen(InputStream in, IntConsumer pressed) {
        stty("-icanon", "-echo", "min", "1");
        Thread reader = new Thread(
                () -> {
                    try {
                        for (int key = in.read(); key >= 0; key = in.read()) {
                            pressed.accept(key);
                        }
                    } catch (IOException e) {
                        LOG.debug("no keys any more", e);
                    }
                },
                "floe-keys");
        reader.setDaemon(true);
        reader.start();
    }

    private static void stty(String... words) {
        try {
            ProcessBuilder builder = new ProcessBuilder("stty");
            builder.command().addAll(List.of(words));
            builder.redirectInput(Redirect.from(TERMINAL))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.debug("keys need Enter", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the terminal back as people expect it. */
    @Override
    public void close() {
        stty("icanon", "echo");
    }
}
