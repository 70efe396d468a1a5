package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private final Screen screen = Screen.piped();

    @Test
    void shouldSuggestTheNearestCommand() {
        int exit = screen.floe("pign");

        assertThat(exit).isEqualTo(2);
        assertThat(screen.err())
                .isEqualTo("command: pign (expected: ping?)\nnext: floe --help shows what can be said\n");
    }

    @Test
    void shouldListTheCommandsWhereNoneIsNear() {
        int exit = screen.floe("xylophone");

        assertThat(exit).isEqualTo(2);
        assertThat(screen.err())
                .startsWith(
                        "command: xylophone (expected: one of demo, serve, ping, call, bench, watch, trace, explain,"
                                + " doctor, certs, convert)\n");
    }

    @Test
    void shouldSayWhatIsMissing() {
        int exit = screen.floe("ping");

        assertThat(exit).isEqualTo(2);
        assertThat(screen.err())
                .isEqualTo("Missing required parameter: 'PROXY'\nnext: floe ping --help shows what can be said\n");
    }

    @Test
    void shouldRefuseAWrongCommandLineInJsonWhereJsonIsAsked() {
        int exit = screen.floe("ping", "-o", "json");

        assertThat(exit).isEqualTo(2);
        assertThat(screen.err()).isEmpty();
        assertThat(screen.out())
                .isEqualTo("{\"cmd\":\"ping\",\"target\":\"ping -o json\",\"ok\":false,\"exit\":2,\"attempts\":[],"
                        + "\"error\":{\"code\":null,\"message\":\"Missing required parameter: 'PROXY'\","
                        + "\"next\":\"floe ping --help shows what can be said\",\"endpoints\":[]},"
                        + "\"result\":null}\n");
    }

    @Test
    void shouldListCommandsAndExitCodesInItsHelp() {
        int exit = screen.floe("--help");

        assertThat(exit).isZero();
        assertThat(screen.out()).contains("demo", "serve", "ping", "call", "explain", "2 bad usage, string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "ping", "call", "bench", "watch", "explain", "doctor", "convert"})
    void shouldShowAnExampleInTheHelpOfEachCommand(String command) {
        int exit = screen.floe(command, "--help");

        assertThat(exit).isZero();
        assertThat(screen.out()).contains("floe " + command).contains("--output");
    }

    @Test
    void shouldKeepItsHelpWithin80Columns() {
        screen.floe("--help");
        screen.floe("call", "--help");

        assertThat(screen.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void shouldShowTheVersionOfTheBuild() {
        int exit = screen.floe("--version");

        assertThat(exit).isZero();
        assertThat(screen.out()).startsWith("floe 0.").doesNotContain("${");
    }

    @Test
    void shouldRefuseAnUnknownPropertyOfItsOwn() {
        int exit = screen.floe("explain", "x:tcp -p 1", "--config", "/nowhere/floe.properties");

        assertThat(exit).isEqualTo(2);
        assertThat(screen.err())
                .startsWith("properties: /nowhere/floe.properties (expected: a readable properties file)\nnext: ");
    }
}
