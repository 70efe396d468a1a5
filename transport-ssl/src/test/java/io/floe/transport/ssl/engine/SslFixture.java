package io.floe.transport.ssl.engine;

import io.floe.certs.CertificateSpec;
import io.floe.certs.Purpose;
import io.floe.spi.TransportProvider;
import io.floe.spi.TransportSettings;
import io.floe.testkit.TransportFixture;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.SslConfig;
import io.floe.transport.ssl.TlsProfile;
import java.util.List;

/** Mutual TLS on loopback with one certificate for both sides. */
record SslFixture(EngineChoice tls, String protocol) implements TransportFixture {
    @Override
    public TransportProvider provider() {
        return new SslTransportProvider();
    }

    @Override
    public List<TransportSettings> settings() {
        var both = World.ROOT.issue(
                CertificateSpec.server("localhost", "127.0.0.1", "::1").purposes(Purpose.SERVER, Purpose.CLIENT));
        var material = World.material(1, both, World.trust(World.ROOT));
        return List.of(SslConfig.of(new TlsProfile(
                World.policy(tls, ClientAuthentication.NEED, protocol), MaterialSource.fixed(material))));
    }

    @Override
    public String listenAt() {
        return "ssl -h 127.0.0.1 -p 0";
    }

    @Override
    public String withoutHost() {
        return "ssl -p 0";
    }

    @Override
    public String refusing() {
        return "ssl -h 127.0.0.1 -p 1";
    }

    @Override
    public List<String> canonicalTexts() {
        return List.of(
                "ssl -p 0 -t 60000",
                "ssl -h alpha -p 65535 -t infinite",
                "ssl -h \"::1\" -p 4061 -t 1 -z",
                "ssl -h 127.0.0.1 -p 4061 --sourceAddress 127.0.0.2 -t 500");
    }
}
