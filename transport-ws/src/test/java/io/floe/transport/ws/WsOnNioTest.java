package io.floe.transport.ws;

import io.floe.testkit.LeakCheck;
import io.floe.testkit.NoBlockingOnEventLoops;
import io.floe.testkit.TransportContract;
import io.floe.testkit.TransportFixture;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, NoBlockingOnEventLoops.class})
class WsOnNioTest implements TransportContract {
    @Override
    public TransportFixture fixture() {
        return new WsFixture("nio");
    }
}
