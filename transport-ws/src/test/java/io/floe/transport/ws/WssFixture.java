package io.floe.transport.ws;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Purpose;
import io.floe.spi.TransportProvider;
import io.floe.spi.TransportSettings;
import io.floe.testkit.TransportFixture;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.LiveConnections;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.PeerRules;
import io.floe.transport.ssl.PeerVerification;
import io.floe.transport.ssl.SslConfig;
import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TlsPolicy;
import io.floe.transport.ssl.TlsProfile;
import io.floe.transport.ssl.TrustMaterial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** wss on loopback: mutual TLS with one certificate for both sides. */
record WssFixture() implements TransportFixture {
    private static final CertificateAuthority ROOT = CertificateAuthority.create("Test root");
    private static final TlsMaterial MATERIAL = material();

    private static TlsMaterial material() {
        var both = ROOT.issue(
                CertificateSpec.server("localhost", "127.0.0.1", "::1").purposes(Purpose.SERVER, Purpose.CLIENT));
        var key = new KeyMaterial(both.key(), both.chain(), "test key", Optional.empty());
        var trust = new TrustMaterial(List.of(ROOT.certificate()), List.of(), false, "test trust");
        return new TlsMaterial(1, Optional.of(key), trust);
    }

    @Override
    public TransportProvider provider() {
        return new WssTransportProvider();
    }

    @Override
    public List<TransportSettings> settings() {
        var policy = new TlsPolicy(
                PeerVerification.FULL,
                ClientAuthentication.NEED,
                PeerRules.NONE,
                Optional.empty(),
                List.of("TLSv1.3"),
                List.of(),
                EngineChoice.JDK,
                false,
                100,
                Duration.ofHours(1),
                0,
                LiveConnections.KEEP);
        return List.of(SslConfig.of(new TlsProfile(policy, MaterialSource.fixed(MATERIAL))));
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("Ice.MessageSizeMax", "4096");
    }

    @Override
    public String listenAt() {
        return "wss -h 127.0.0.1 -p 0 -r /floe";
    }

    @Override
    public String withoutHost() {
        return "wss -p 0";
    }

    @Override
    public String refusing() {
        return "wss -h 127.0.0.1 -p 1";
    }

    @Override
    public List<String> canonicalTexts() {
        return List.of("wss -p 0 -t 60000 -r /", "wss -h \"::1\" -p 4061 -t 1 -z -r /x");
    }
}
