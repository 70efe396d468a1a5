package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTest {
    private final Screen screen = Screen.piped();

    @Test
    void shouldLoseNoCallWhileServersDieAndReturn() {
        int exit = screen.floe("demo", "--seconds", "3", "-o", "ndjson");

        assertThat(exit).as(screen.out()).isZero();
        assertThat(screen.out())
                .containsSubsequence(
                        "steady: shares ",
                        "SIGKILL to server 2",
                        "noticed after ",
                        "server 2 restarted on the same port",
                        "server 2 answers calls again",
                        "share is back: ",
                        "SIGTERM to server 3",
                        "(exit 0)",
                        "share is back: ",
                        "\"failed\":0",
                        "\"shareBack\":true");
    }

    @Test
    void shouldPlayOverStringsThatMixSslAndTcp() {
        int exit = screen.floe("demo", "--ssl", "--seconds", "3", "-o", "ndjson");

        assertThat(exit).as(screen.out()).isZero();
        assertThat(screen.out())
                .containsPattern("\"target\":\"echo:ssl -h 127.0.0.1 -p \\d+:tcp -h 127.0.0.1 -p \\d+:ssl ")
                .contains("\"failed\":0", "\"shareBack\":true");
    }

    @Test
    void shouldRefuseTooFewServers() {
        int exit = screen.floe("demo", "--servers", "1");

        assertThat(exit).isEqualTo(2);
        assertThat(screen.err()).startsWith("demo: 1 servers, 12 s (expected: 2..9 servers, 1 s or more)\n");
    }
}
