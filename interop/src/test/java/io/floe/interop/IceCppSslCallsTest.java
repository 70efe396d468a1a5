package io.floe.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Calls and callbacks over mutual TLS between Floe and Ice C++. */
@NeedsIceCpp
final class IceCppSslCallsTest extends IceLayers {
    IceCppSslCallsTest() {
        super("ssl");
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        start(SslFiles.ice(folder), SslFiles.floe(folder));
    }
}
