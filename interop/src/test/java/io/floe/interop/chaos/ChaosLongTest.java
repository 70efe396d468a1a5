package io.floe.interop.chaos;

import static io.floe.interop.chaos.Peer.FLOE;
import static io.floe.interop.chaos.Peer.ICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The whole chaos suite, half an hour long: every fault, Floe's servers and Ice's, many callers and one, and Ice for Java as
 * the client beside Floe. Writes its tables to {@code target/chaos/measured.md}; {@code docs/chaos.md} shows those of a good
 * day.
 */
@Tag("long")
@NeedsNamespaces
final class ChaosLongTest {
    private final List<String> broken = new ArrayList<>();
    private final Path folder = Path.of("target", "chaos").toAbsolutePath();
    private final Path page = folder.resolve("measured.md");

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void shouldKeepWhatIsPromisedUnderEveryFault() throws IOException {
        clear();
        try (Stage stage = new Stage(folder)) {
            for (Peer servers : List.of(ICE, FLOE)) {
                for (int callers : new int[] {Plan.MANY, 1}) {
                    measure(stage, Plan.whole(servers, FLOE, callers));
                    if (servers == ICE) {
                        measure(stage, Plan.whole(servers, ICE, callers));
                    }
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    /** What an earlier run left behind would be counted as executed by this one. */
    private void clear() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
    }

    private void measure(Stage stage, List<Experiment> experiments) throws IOException {
        write(Table.head(experiments.get(0)));
        for (Experiment experiment : experiments) {
            Measured measured = Measured.of(stage.observe(experiment, Timing.WHOLE));
            String row = Table.row(measured);
            System.out.println("[chaos] " + experiment + " " + row.strip());
            write(row);
            if (experiment.client() == FLOE) {
                Invariants.broken(measured).forEach(what -> broken.add(experiment + ": " + what));
            }
        }
        write("\n");
    }

    /** Row by row: a run that is ended half an hour later has not been for nothing. */
    private void write(String text) throws IOException {
        Files.writeString(page, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
