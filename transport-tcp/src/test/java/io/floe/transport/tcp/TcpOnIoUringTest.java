package io.floe.transport.tcp;

import io.floe.spi.IoEngine;
import io.floe.testkit.LeakCheck;
import io.floe.testkit.NoBlockingOnEventLoops;
import io.floe.testkit.TransportContract;
import io.floe.testkit.TransportFixture;
import java.util.ServiceLoader;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

@EnabledIf(value = "available", disabledReason = "this kernel or container refuses io_uring")
@ExtendWith({LeakCheck.class, NoBlockingOnEventLoops.class})
class TcpOnIoUringTest implements TransportContract {
    static boolean available() {
        return ServiceLoader.load(IoEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .anyMatch(engine -> engine.name().equals("io_uring") && engine.available());
    }

    @Override
    public TransportFixture fixture() {
        return TcpFixture.on("io_uring");
    }
}
