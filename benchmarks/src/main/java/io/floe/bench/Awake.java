package io.floe.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the cores from halting: on each of them a process spins that gives way to every other (SCHED_IDLE). What a call
 * costs then is the program's doing, and not that of a core, or a virtual machine, that must be woken. Owned by the
 * comparing thread.
 */
final class Awake {
    private final List<Process> spinners = new ArrayList<>();

    Awake() throws IOException {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            spinners.add(new ProcessBuilder("chrt", "--idle", "0", "sh", "-c", "while :; do :; done")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
    }

    void close() {
        spinners.forEach(Process::destroyForcibly);
    }
}
