package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands whose string says where nothing is, and whose locator does. */
class LocatedTest {
    private final Screen screen = Screen.piped();
    private final Servers servers = Servers.echo(2);
    private final SmallLocator locator = new SmallLocator(servers.endpoints());

    @AfterEach
    void stop() {
        locator.close();
        servers.close();
    }

    private int floe(String command, String... more) {
        String[] args = new String[more.length + 4];
        args[0] = command;
        System.arraycopy(more, 0, args, 1, more.length);
        args[more.length + 1] = "--locator";
        args[more.length + 2] = locator.proxy();
        args[more.length + 3] = "-v";
        return screen.floe(args);
    }

    @Test
    void shouldExplainWhatTheLocatorAnswered() {
        int exit = floe("explain", "echo@Shop");

        assertThat(exit).as(screen.err()).isZero();
        assertThat(screen.out())
                .contains("canonical echo -t -e 1.1 @ Shop\nlocator   " + locator.proxy() + " answered 2 endpoints\n")
                .contains(" 2  tcp        127.0.0.1:")
                .doesNotContain("FLOE-EP-14");
    }

    @Test
    void shouldSayThatTheLocatorKnowsNobody() {
        int exit = floe("explain", "echo@Nobody");

        assertThat(exit).isEqualTo(3);
        assertThat(screen.err())
                .contains("was asked for adapter 'Nobody' and answered nil")
                .contains("next: see whether the locator runs");
    }

    @Test
    void shouldPingTheServersButNotShowTheLocator() {
        int exit = floe("ping", "echo@Shop", "-c", "2", "-i", "1ms");

        assertThat(exit).as(screen.err()).isZero();
        servers.endpoints()
                .forEach(endpoint -> assertThat(screen.out()).contains(EndpointLabel.of(endpoint) + "  connected\n"));
        assertThat(screen.out().lines().filter(line -> line.endsWith("  connected")))
                .hasSize(2);
    }

    @Test
    void shouldCallAnObjectOfAnAdapter() {
        assertThat(floe("call", "echo@Shop", "say", "--hex", "0a0b"))
                .as(screen.err())
                .isZero();
        assertThat(screen.out()).isEqualTo("0a0b\n");
    }

    @Test
    void shouldWatchTheServersOfAnAdapter() {
        assertThat(floe("watch", "echo@Shop", "--seconds", "0.3"))
                .as(screen.err())
                .isZero();
        servers.endpoints().forEach(endpoint -> assertThat(screen.out()).contains(EndpointLabel.of(endpoint)));
    }

    @Test
    void shouldExamineWhatTheLocatorAnswered() {
        assertThat(floe("doctor", "echo@Shop")).as(screen.out()).isZero();
        assertThat(screen.out())
                .contains("ok    locate      " + locator.proxy() + " answered 2 endpoints")
                .contains("ok    parse       2 endpoints")
                .contains("'echo' answers ice_ping");
    }

    @Test
    void shouldFailTheExaminationWhenTheLocatorKnowsNobody() {
        assertThat(floe("doctor", "echo@Nobody")).isEqualTo(3);
        assertThat(screen.out()).contains("FAIL  locate ");
    }

    @Test
    void shouldWantANameOfItsOwnForAMemberOfAGroup() {
        assertThat(floe("serve", "tcp -h 127.0.0.1 -p 0", "--replica-group", "Shop"))
                .isEqualTo(2);
        assertThat(screen.err()).startsWith("serve: --replica-group Shop (expected: with --adapter-id)");
    }
}
