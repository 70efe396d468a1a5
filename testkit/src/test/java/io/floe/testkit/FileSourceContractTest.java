package io.floe.testkit;

import io.floe.Communicator;
import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class FileSourceContractTest implements EndpointSourceContract {
    @TempDir
    private Path folder;

    @Override
    public EndpointSourceFixture fixture() {
        Communicator communicator = Communicator.create();
        Path file = folder.resolve("servers");
        return new EndpointSourceFixture() {
            @Override
            public EndpointSource source() {
                return communicator.source("file:" + file);
            }

            @Override
            public List<Endpoint> tell(int version) {
                String text = "local -n a:local -n v" + version;
                write(text.replace(':', '\n') + "\n");
                return communicator.proxy("x:" + text).reference().endpoints();
            }

            @Override
            public boolean spoil() {
                write("nonsense -h a\n");
                return true;
            }

            /** As careful programs do, so that no half is ever read. */
            private void write(String text) {
                try {
                    Path next = Files.writeString(folder.resolve("next"), text);
                    Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() {
                communicator.close();
            }
        };
    }
}
