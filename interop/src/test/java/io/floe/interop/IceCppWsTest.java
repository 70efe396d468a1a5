package io.floe.interop;

import io.floe.Communicator;
import org.junit.jupiter.api.BeforeEach;

/** WebSocket between Floe and Ice C++. */
@NeedsIceCpp
final class IceCppWsTest extends IceLayers {
    IceCppWsTest() {
        super("ws -r /floe");
    }

    @BeforeEach
    void start() {
        start(PeerProcess.start(PeerKind.ICE_CPP), Communicator.create());
    }
}
