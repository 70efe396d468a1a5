package io.floe.transport.ssl.engine;

import io.floe.testkit.LeakCheck;
import io.floe.testkit.NoBlockingOnEventLoops;
import io.floe.testkit.TransportContract;
import io.floe.testkit.TransportFixture;
import io.floe.transport.ssl.EngineChoice;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, NoBlockingOnEventLoops.class})
class SslOnJdkTest implements TransportContract {
    @Override
    public TransportFixture fixture() {
        return new SslFixture(EngineChoice.JDK, "TLSv1.2");
    }
}
