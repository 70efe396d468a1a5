package io.floe.interop;

import io.floe.Communicator;
import org.junit.jupiter.api.BeforeEach;

/** WebSocket between Floe and Ice for Java. */
final class IceJavaWsTest extends IceLayers {
    IceJavaWsTest() {
        super("ws -r /floe");
    }

    @BeforeEach
    void start() {
        start(PeerProcess.start(PeerKind.ICE_JAVA), Communicator.create());
    }
}
