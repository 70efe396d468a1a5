package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An Ice server that is deployed in a real IceGrid: a node starts it when somebody asks where it is. */
@NeedsIceGrid
@NeedsIceStorm
@Timeout(240)
final class IceGridNodeTest {
    @TempDir
    private Path folder;

    @Test
    void shouldCallAnIceServerThatANodeStartsForTheCall() throws IOException {
        try (IceGrid grid = IceGrid.start(folder);
                Program node = grid.node("here");
                Communicator floe = Communicator.builder()
                        .locator(grid.locator())
                        .waitForEndpoints(true)
                        .build()) {
            assertThat(node.prints("node ready")).as(node.log()).isTrue();
            assertThat(grid.admin("application add " + application())).isEmpty();
            assertThat(grid.admin("server state Storm")).startsWith("inactive");

            floe.proxy("FloeStorm/TopicManager@Topics").ping().join();
            floe.proxy("FloeStorm/TopicManager").ping().join();

            Program.patiently().until(() -> grid.admin("server state Storm").startsWith("active"));
        }
    }

    private Path application() throws IOException {
        return Files.writeString(folder.resolve("application.xml"), """
                <icegrid>
                  <application name="Floe">
                    <node name="here">
                      <icebox id="Storm" exe="/usr/bin/icebox" activation="on-demand" user="%s">
                        <service name="IceStorm" entry="IceStormService,37:createIceStorm">
                          <properties>
                            <property name="IceStorm.InstanceName" value="FloeStorm"/>
                            <property name="IceStorm.LMDB.Path" value="%s"/>
                            <property name="IceStorm.LMDB.MapSize" value="16"/>
                          </properties>
                          <adapter name="IceStorm.TopicManager" id="Topics" endpoints="tcp -h 127.0.0.1">
                            <object identity="FloeStorm/TopicManager" type="::IceStorm::TopicManager"/>
                          </adapter>
                          <adapter name="IceStorm.Publish" id="Publish" endpoints="tcp -h 127.0.0.1"/>
                        </service>
                      </icebox>
                    </node>
                  </application>
                </icegrid>
                """.formatted(
                        System.getProperty("user.name"), Files.createDirectories(folder.resolve("storm"))));
    }
}
