package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code floe}, in processes of its own, and a real registry of IceGrid. */
@NeedsIceCpp
@NeedsIceGrid
@Timeout(240)
final class IceGridCommandTest {
    @TempDir
    private Path folder;

    private static List<String> floe(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.floe.cli.Main"));
        command.addAll(List.of(args));
        return command;
    }

    private String said(String... args) {
        Program.Ended ended = Program.run(folder, floe(args));
        assertThat(ended.exit()).as(ended.text()).isZero();
        return ended.text();
    }

    private Program serve(IceGrid grid, String name) {
        return Program.start(
                folder.resolve(name + ".log"),
                floe(
                        "serve",
                        "tcp -h 127.0.0.1 -p 0",
                        "--adapter-id",
                        name,
                        "--replica-group",
                        "Shop",
                        "--locator",
                        grid.locator()));
    }

    @Test
    void shouldServeAndFindThroughTheRegistry() {
        try (IceGrid grid = IceGrid.start(folder);
                PeerProcess ice = PeerProcess.start(PeerKind.ICE_CPP, "--Ice.Default.Locator=" + grid.locator());
                Program one = serve(grid, "Shop1");
                Program two = serve(grid, "Shop2")) {
            assertThat(one.prints("\nready")).as(one.log()).isTrue();
            assertThat(two.prints("\nready")).as(two.log()).isTrue();

            assertThat(grid.adapters()).contains("Shop1", "Shop2", "Shop");
            assertThat(said("explain", "echo@Shop", "--locator", grid.locator()))
                    .contains(grid.locator() + " answered 2 endpoints");
            assertThat(said("ping", "echo@Shop", "-c", "2", "-i", "1ms", "--locator", grid.locator()))
                    .contains("2 answered, 0 failed");
            assertThat(said("call", "echo@Shop1", "ice_isA", "::Ice::Object", "--locator", grid.locator()))
                    .endsWith("true\n");
            ice.ok("ping", "echo@Shop");
            assertThat(one.terminate().exit()).isZero();
            Program.patiently().until(() -> !grid.adapters().contains("Shop1"));
            assertThat(grid.adapters()).contains("Shop2");
        }
    }

    @Test
    void shouldPlayTheDemoThroughARegistry() {
        assertThat(said("demo", "--icegrid", "--seconds", "3", "-o", "ndjson"))
                .contains("\"target\":\"echo@Demo\"", "\"failed\":0", "\"shareBack\":true");
    }
}
