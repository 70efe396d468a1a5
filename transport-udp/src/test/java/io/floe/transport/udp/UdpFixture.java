package io.floe.transport.udp;

import io.floe.spi.TransportProvider;
import io.floe.testkit.TransportFixture;
import java.util.List;
import java.util.Map;

/** udp on one engine, with the given properties. */
record UdpFixture(String engine, Map<String, String> properties) implements TransportFixture {
    static UdpFixture on(String engine) {
        return new UdpFixture(engine, Map.of());
    }

    @Override
    public TransportProvider provider() {
        return new UdpTransportProvider();
    }

    @Override
    public String listenAt() {
        return "udp -h 127.0.0.1 -p 0";
    }

    @Override
    public String withoutHost() {
        return "udp -p 0";
    }

    @Override
    public String refusing() {
        return "udp -h 127.0.0.1 -p 1";
    }

    @Override
    public List<String> canonicalTexts() {
        return List.of(
                "udp -p 0",
                "udp -h localhost -p 1",
                "udp -h 239.255.1.1 -p 1 --sourceAddress 127.0.0.1 --interface lo --ttl 0",
                "udp -h \"::1\" -p 65535 -c",
                "udp -h 127.0.0.1 -p 1 -z");
    }
}
