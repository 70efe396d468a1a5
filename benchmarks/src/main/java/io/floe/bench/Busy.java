package io.floe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How much CPU others took while contestants ran, from the kernel's counters. Owned by the comparing thread. */
final class Busy {
    private static final long TICK = TimeUnit.SECONDS.toNanos(1) / 100; // USER_HZ

    private long others;
    private long all;
    private long ticksBefore;
    private long nanosBefore;

    void begin() throws IOException {
        ticksBefore = ticks();
        nanosBefore = System.nanoTime();
    }

    /** @param own nanoseconds of CPU that the contestant took */
    void end(long own) throws IOException {
        others += Math.max(0, (ticks() - ticksBefore) * TICK - own);
        all += (System.nanoTime() - nanosBefore) * Runtime.getRuntime().availableProcessors();
    }

    /** The others' part of all that the cores could have done; also what the kernel did for nobody in particular. */
    double share() {
        return all == 0 ? 0 : (double) others / all;
    }

    /** All cores, without idling and waiting for disks: user, nice, system, irq, softirq, steal. */
    private static long ticks() throws IOException {
        String[] words = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+", -1);
        long busy = 0;
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            busy += Long.parseLong(words[i]);
        }
        return busy;
    }
}
