package io.floe.interop.chaos;

import static io.floe.interop.chaos.Peer.FLOE;
import static io.floe.interop.chaos.Peer.ICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void shouldKeepWhatIsPromisedUnderEveryFault() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "chaos").toAbsolutePath());
        StringBuilder page = new StringBuilder();
        try (Stage stage = new Stage(folder)) {
            for (Peer servers : List.of(ICE, FLOE)) {
                for (int callers : new int[] {Plan.MANY, 1}) {
                    page.append(table(stage, Plan.whole(servers, FLOE, callers)));
                    if (servers == ICE) {
                        page.append(table(stage, Plan.whole(servers, ICE, callers)));
                    }
                }
            }
        }
        Files.writeString(folder.resolve("measured.md"), page);

        assertThat(broken).isEmpty();
    }

    private String table(Stage stage, List<Experiment> experiments) {
        List<Measured> all = new ArrayList<>();
        for (Experiment experiment : experiments) {
            Measured measured = Measured.of(stage.observe(experiment, Timing.WHOLE));
            System.out.println(
                    "[chaos] " + experiment + " " + Table.row(measured).strip());
            all.add(measured);
            if (experiment.client() == FLOE) {
                Invariants.broken(measured).forEach(what -> broken.add(experiment + ": " + what));
            }
        }
        return Table.of(experiments.get(0), all);
    }
}
