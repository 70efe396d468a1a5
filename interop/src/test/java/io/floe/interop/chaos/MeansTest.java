package io.floe.interop.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each means of doing harm does what it says, to this host alone, and the cure cures. */
@NeedsNamespaces
final class MeansTest {
    private static final String SILENCE = "silence";
    private static World world;

    @BeforeAll
    static void makeWorld() {
        world = new World();
    }

    @AfterAll
    static void endWorld() {
        world.close();
    }

    @AfterEach
    void heal() {
        world.server(3).healPackets();
        world.server(3).plug();

        assertThat(knock(3)).isNotEqualTo(SILENCE);
    }

    private static String knock(int server) {
        return Shell.run(Shell.in(
                world.client().namespace(),
                World.PYTHON,
                Host.python("probe.py"),
                world.server(server).address()));
    }

    @Test
    void shouldDropAllPackets() {
        world.server(3).dropAll();

        assertThat(knock(3)).isEqualTo(SILENCE);
        assertThat(knock(2)).isNotEqualTo(SILENCE);
    }

    @Test
    void shouldDropIncomingPackets() {
        world.server(3).dropIncoming();

        assertThat(knock(3)).isEqualTo(SILENCE);
    }

    @Test
    void shouldDropOutgoingPackets() {
        world.server(3).dropOutgoing();

        assertThat(knock(3)).isEqualTo(SILENCE);
    }

    @Test
    void shouldLosePacketsAtRandom() {
        world.server(3).lose(100);

        assertThat(knock(3)).isEqualTo(SILENCE);
    }

    @Test
    void shouldPullTheCable() {
        world.server(3).unplug();

        assertThat(knock(3)).isEqualTo(SILENCE);
    }

    @Test
    void shouldDelayPackets(@TempDir Path folder) {
        try (Relay relay = new Relay(world.server(3), folder)) {
            relay.delay(200);

            assertThat(Integer.parseInt(knock(3))).isGreaterThanOrEqualTo(200);

            relay.delay(0);

            assertThat(Integer.parseInt(knock(3))).isLessThan(200);
        }
    }

    @Test
    void shouldShowTheClientANameOfAllServers() {
        String resolve =
                "import socket; print(*sorted({a[4][0] for a in socket.getaddrinfo('" + World.NAME_OF_ALL + "', 1)}))";

        assertThat(Shell.run(Shell.in(world.client().namespace(), World.PYTHON, "-c", resolve)))
                .isEqualTo("172.17.12.101 172.17.12.102 172.17.12.103");
    }
}
