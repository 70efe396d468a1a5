package io.floe.interop;

import io.floe.certs.CertificateAuthority;
import io.floe.endpoint.EndpointCodec;
import io.floe.endpoint.EndpointCodecs;
import io.floe.spi.TransportProvider;
import io.floe.spi.TransportSettings;
import io.floe.testkit.StandaloneContext;
import io.floe.testkit.TransportFixture;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.SslConfig;
import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TlsPolicy;
import io.floe.transport.ssl.TlsProfile;
import io.floe.transport.ssl.TrustMaterial;
import io.floe.transport.tcp.TcpTransportProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The codecs of all of Ice's protocols: the transports themselves, which open nothing as long as they only read. */
final class BoardedCodecs implements EndpointCodecs {
    private static final List<String> WORDS = List.of("tcp", "ssl", "udp", "ws", "wss");
    private static final StandaloneContext CONTEXT = new StandaloneContext(new Fixture());
    private static final Map<String, EndpointCodec<?>> BY_WORD = new TreeMap<>();
    private static final Map<Short, EndpointCodec<?>> BY_TYPE = new TreeMap<>();

    static {
        for (var provider : ServiceLoader.load(TransportProvider.class)) {
            if (WORDS.contains(provider.protocol())) {
                var transport = CONTEXT.transport(provider.protocol());
                BY_WORD.put(provider.protocol(), transport);
                BY_TYPE.put(provider.type(), transport);
            }
        }
    }

    @Override
    public List<String> protocols() {
        return List.copyOf(BY_WORD.keySet());
    }

    @Override
    public Optional<EndpointCodec<?>> named(String protocol) {
        return Optional.ofNullable(BY_WORD.get(protocol));
    }

    @Override
    public Optional<EndpointCodec<?>> typed(short type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    private static final class Fixture implements TransportFixture {
        @Override
        public TransportProvider provider() {
            return new TcpTransportProvider();
        }

        @Override
        public List<TransportSettings> settings() {
            var root = CertificateAuthority.create("Strings").certificate();
            var trust = new TrustMaterial(List.of(root), List.of(), false, "strings");
            var material = MaterialSource.fixed(new TlsMaterial(1, Optional.empty(), trust));
            return List.of(SslConfig.of(new TlsProfile(TlsPolicy.STANDARD, material)));
        }

        @Override
        public String listenAt() {
            return "tcp -p 0";
        }

        @Override
        public String withoutHost() {
            return "tcp -p 0";
        }

        @Override
        public String refusing() {
            return "tcp -p 1";
        }

        @Override
        public List<String> canonicalTexts() {
            return List.of();
        }
    }
}
