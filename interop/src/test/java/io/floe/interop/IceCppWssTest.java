package io.floe.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** WebSocket over mutual TLS between Floe and Ice C++. */
@NeedsIceCpp
final class IceCppWssTest extends IceLayers {
    IceCppWssTest() {
        super("wss -r /floe");
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        start(SslFiles.ice(folder), SslFiles.floe(folder));
    }
}
