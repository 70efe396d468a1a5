package io.floe.transport.ws;

import io.floe.testkit.TransportContract;
import io.floe.testkit.TransportFixture;

class WsOnNioTest implements TransportContract {
    @Override
    public TransportFixture fixture() {
        return new WsFixture("nio");
    }
}
