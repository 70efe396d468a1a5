package io.floe.interop.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The short form of the chaos suite: what must hold on any machine. {@link ChaosLongTest} is the whole of it, and measures.
 */
@NeedsNamespaces
final class ChaosTest {
    @TempDir
    static Path folder;

    private static Stage stage;

    @BeforeAll
    static void raise() {
        stage = new Stage(folder);
    }

    @AfterAll
    static void lower() {
        stage.close();
    }

    static List<Experiment> experiments() {
        return Plan.quick();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experiments")
    void shouldKeepWhatIsPromised(Experiment experiment) {
        Measured measured = Measured.of(stage.observe(experiment, Timing.SHORT));

        System.out.println("[chaos] " + experiment + " " + Table.row(measured).strip());
        assertThat(Invariants.broken(measured)).isEmpty();
    }
}
