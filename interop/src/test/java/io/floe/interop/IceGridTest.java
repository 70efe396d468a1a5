package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.ObjectAdapter;
import io.floe.fault.UnreachableException;
import io.floe.wire.OperationMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers and clients of both kinds that find one another through a real registry of IceGrid. */
@NeedsIceCpp
@NeedsIceGrid
@Timeout(120)
final class IceGridTest {
    @TempDir
    private Path folder;

    private static Communicator floe(IceGrid grid) {
        return Communicator.builder().locator(grid.locator()).build();
    }

    private static ObjectAdapter serve(Communicator floe, String name, String group) {
        return floe.adapter(name, "tcp -h 127.0.0.1 -p 0")
                .add("target", new FloeTarget(name))
                .registerAs(name, group)
                .activate()
                .join();
    }

    @Test
    void shouldCallAnIceServerByItsAdapterAndItsGroup() throws IOException {
        try (IceGrid grid = IceGrid.start(folder);
                PeerProcess ice = PeerProcess.start(
                        PeerKind.ICE_CPP, "--Ice.Default.Locator=" + grid.locator(), "--Ice.Config=" + adapters());
                Communicator floe = floe(grid)) {
            ice.ok("listen", "first", "tcp -p 0");
            ice.ok("listen", "second", "tcp -p 0");

            assertThat(Calls.server(floe.proxy("target@First"))).isEqualTo("first");
            assertThat(Calls.server(floe.proxy("target@Second"))).isEqualTo("second");
            assertThat(floe.proxy("target@Group").resolve().join()).hasSize(2);
        }
    }

    /** Ice takes the properties of adapters from a file only. */
    private Path adapters() throws IOException {
        return Files.writeString(folder.resolve("adapters.properties"), """
            first.AdapterId=First
            first.ReplicaGroupId=Group
            second.AdapterId=Second
            second.ReplicaGroupId=Group
            """);
    }

    @Test
    void shouldBeCalledByAnIceClientAndBeListedByTheAdmin() {
        try (IceGrid grid = IceGrid.start(folder);
                Communicator floe = floe(grid);
                PeerProcess ice = PeerProcess.start(PeerKind.ICE_CPP, "--Ice.Default.Locator=" + grid.locator())) {
            ObjectAdapter one = serve(floe, "One", "Group");
            serve(floe, "Other", "Group");

            assertThat(ice.ok("server", "target@One")).isEqualTo("One");
            assertThat(ice.ok("server", "target@Group")).isIn("One", "Other");
            assertThat(grid.adapters()).contains("One", "Other", "Group");
            one.deactivate().join();
            Program.patiently().until(() -> !grid.adapters().contains("One"));
            assertThat(grid.adapters()).contains("Other");
        }
    }

    @Test
    void shouldFindAnObjectThatTheRegistryKnows() {
        try (IceGrid grid = IceGrid.start(folder);
                Communicator floe = floe(grid)) {
            floe.proxy("FloeGrid/Query").ping().join();

            assertThatThrownBy(() -> floe.proxy("target@Nobody").ping().join())
                    .hasCauseInstanceOf(UnreachableException.class)
                    .hasMessageContaining("FloeGrid/Locator")
                    .hasMessageContaining("was asked for adapter 'Nobody' and answered AdapterNotFoundException");
        }
    }

    @Test
    void shouldShareTheLoadOfAGroupAndLoseNoCallWhenAServerAndTheRegistryDie() {
        try (IceGrid grid = IceGrid.start(folder);
                PeerProcess first = replica(grid, "first");
                PeerProcess second = replica(grid, "second");
                PeerProcess third = replica(grid, "third");
                Communicator floe = floe(grid);
                SteadyCalls calls = SteadyCalls.start(floe.proxy("target@Group"), OperationMode.IDEMPOTENT)) {
            calls.awaitAnswersOf("first", "second", "third");

            third.kill();
            calls.awaitMore("first");
            grid.killMaster();
            calls.awaitMore("second");
            grid.restartMaster();
            try (PeerProcess returned = replica(grid, "third")) {
                calls.awaitMore("third");
                assertThat(calls.end()).isEmpty();
                assertThat(returned.log()).isNotNull();
            }
            assertThat(second.log()).isNotNull();
            assertThat(first.log()).isNotNull();
        }
    }

    private static PeerProcess replica(IceGrid grid, String name) {
        PeerProcess peer = PeerProcess.start(
                PeerKind.FLOE,
                "--Ice.Default.Locator=" + grid.locator(),
                "--" + name + ".AdapterId=" + name,
                "--" + name + ".ReplicaGroupId=Group");
        peer.ok("listen", name, "tcp -h 127.0.0.1 -p 0");
        return peer;
    }

    @Test
    void shouldRegisterAgainWhenTheRegistryReturnsWithoutItsState() {
        try (IceGrid grid = IceGrid.start(folder);
                Communicator floe = floe(grid)) {
            serve(floe, "One", "");
            assertThat(grid.adapters()).contains("One");
            grid.killMaster();
            grid.restartMasterWithoutState();

            Program.patiently().until(() -> grid.adapters().contains("One"));
        }
    }

    @Test
    void shouldGoToTheSlaveWhenTheMasterIsGone() {
        try (IceGrid grid = IceGrid.withSlave(folder);
                Communicator server = floe(grid);
                Communicator client = floe(grid)) {
            serve(server, "One", "");
            Program.patiently().until(() -> knows(grid.slave(), "target@One"));
            grid.killMaster();

            Program.patiently()
                    .ignoreExceptions()
                    .until(() -> Calls.server(client.proxy("target@One")).equals("One"));
        }
    }

    private static boolean knows(String locator, String proxy) {
        try (Communicator asking = Communicator.builder().locator(locator).build()) {
            return asking.proxy(proxy)
                    .resolve()
                    .handle((found, missing) -> found != null)
                    .join();
        }
    }
}
