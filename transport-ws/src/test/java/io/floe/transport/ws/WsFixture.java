package io.floe.transport.ws;

import io.floe.spi.TransportProvider;
import io.floe.testkit.TransportFixture;
import java.util.List;
import java.util.Map;

/** ws on one engine; messages as large as the contract's. */
record WsFixture(String engine) implements TransportFixture {
    @Override
    public TransportProvider provider() {
        return new WsTransportProvider();
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("Ice.MessageSizeMax", "4096");
    }

    @Override
    public String listenAt() {
        return "ws -h 127.0.0.1 -p 0 -r /floe";
    }

    @Override
    public String withoutHost() {
        return "ws -p 0";
    }

    @Override
    public String refusing() {
        return "ws -h 127.0.0.1 -p 1";
    }

    @Override
    public List<String> canonicalTexts() {
        return List.of(
                "ws -p 0 -t 60000 -r /",
                "ws -h alpha -p 65535 -t infinite -r /x/y?z=1",
                "ws -h \"::1\" -p 4061 -t 1 -z -r \"/a b:c\"",
                "ws -h 127.0.0.1 -p 4061 --sourceAddress 127.0.0.2 -t 500 -r /");
    }
}
