package io.floe.testkit;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointList;
import io.floe.spi.EndpointSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class EndpointListContractTest implements EndpointSourceContract {
    @Override
    public EndpointSourceFixture fixture() {
        EndpointList list = new EndpointList("mine", List.of());
        return new EndpointSourceFixture() {
            @Override
            public EndpointSource source() {
                return list;
            }

            @Override
            public List<Endpoint> tell(int version) {
                list.set(List.of(new LocalEndpoint("v" + version, Optional.of(Duration.ofSeconds(1)), false)));
                return list.get();
            }

            @Override
            public boolean spoil() {
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
