package io.floe.transport.tcp;

import io.floe.spi.TransportProvider;
import io.floe.testkit.TransportFixture;
import java.util.List;
import java.util.Map;

record TcpFixture(String engine, Map<String, String> properties) implements TransportFixture {
    static TcpFixture on(String engine) {
        return new TcpFixture(engine, Map.of());
    }

    static TcpFixture with(String... properties) {
        var map = new java.util.HashMap<String, String>();
        for (int i = 0; i < properties.length; i += 2) {
            map.put(properties[i], properties[i + 1]);
        }
        return new TcpFixture("nio", map);
    }

    @Override
    public TransportProvider provider() {
        return new TcpTransportProvider();
    }

    @Override
    public String listenAt() {
        return "tcp -h 127.0.0.1 -p 0";
    }

    @Override
    public String withoutHost() {
        return "tcp -p 0";
    }

    @Override
    public String refusing() {
        return "tcp -h 127.0.0.1 -p 1";
    }

    @Override
    public List<String> canonicalTexts() {
        return List.of(
                "tcp -p 0 -t 60000",
                "tcp -h alpha -p 65535 -t infinite",
                "tcp -h \"::1\" -p 4061 -t 1 -z",
                "tcp -h 127.0.0.1 -p 4061 --sourceAddress 127.0.0.2 -t 500");
    }
}
