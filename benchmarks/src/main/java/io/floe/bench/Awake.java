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
        // ends with this process, however that ends
        String spin = "while [ -d /proc/" + ProcessHandle.current().pid()
                + " ]; do i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; done";
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            spinners.add(new ProcessBuilder("chrt", "--idle", "0", "sh", "-c", spin)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
    }

    void close() {
        spinners.forEach(Process::destroyForcibly);
    }
}
