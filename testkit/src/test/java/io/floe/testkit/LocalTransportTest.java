package io.floe.testkit;

import io.floe.spi.TransportProvider;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, NoBlockingOnEventLoops.class})
class LocalTransportTest implements TransportContract {
    @Override
    public TransportFixture fixture() {
        return new LocalFixture();
    }

    static final class LocalFixture implements TransportFixture {
        @Override
        public TransportProvider provider() {
            return new LocalTransportProvider();
        }

        @Override
        public String listenAt() {
            return "local";
        }

        @Override
        public String withoutHost() {
            return "local";
        }

        @Override
        public String refusing() {
            return "local -n nobody";
        }

        @Override
        public List<String> canonicalTexts() {
            return List.of(
                    "local -t 60000",
                    "local -n a -t 60000",
                    "local -n \"a:b\" -t infinite",
                    "local -n a -t 1",
                    "local -n a -t 500 -z");
        }
    }
}
