package io.floe.transport.tcp;

import io.floe.testkit.LeakCheck;
import io.floe.testkit.NoBlockingOnEventLoops;
import io.floe.testkit.TransportContract;
import io.floe.testkit.TransportFixture;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@EnabledOnOs(value = OS.LINUX, disabledReason = "epoll is there on Linux only")
@ExtendWith({LeakCheck.class, NoBlockingOnEventLoops.class})
class TcpOnEpollTest implements TransportContract {
    @Override
    public TransportFixture fixture() {
        return TcpFixture.on("epoll");
    }
}
