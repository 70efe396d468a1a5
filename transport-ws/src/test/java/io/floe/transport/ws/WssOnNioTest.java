package io.floe.transport.ws;

import io.floe.testkit.TransportContract;
import io.floe.testkit.TransportFixture;

class WssOnNioTest implements TransportContract {
    @Override
    public TransportFixture fixture() {
        return new WssFixture();
    }
}
