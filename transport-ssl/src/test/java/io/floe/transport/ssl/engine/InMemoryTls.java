package io.floe.transport.ssl.engine;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionReader;
import io.floe.spi.LayeredTransport;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;
import io.floe.transport.ssl.SslConfig;
import io.floe.wire.IceReader;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Promise;
import java.net.SocketAddress;
import java.util.Set;

/** {@code memtls -n NAME}: TLS as {@code ssl} has it, over {@code local}, so that a manual clock can rule it. */
public final class InMemoryTls implements TransportProvider {
    private static final String PROTOCOL = "memtls";
    private static final short TYPE = 203;

    /** For {@link java.util.ServiceLoader}. */
    public InMemoryTls() {}

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public short type() {
        return TYPE;
    }

    @Override
    public Transport<?> create(TransportContext context) {
        return new Layer(context);
    }

    private record Over(Endpoint inner) implements LayeredTransport.Layered<Endpoint> {
        @Override
        public String protocol() {
            return PROTOCOL;
        }

        @Override
        public short type() {
            return TYPE;
        }

        @Override
        public String toString() {
            return EndpointText.of(this);
        }
    }

    /** Every server must be {@link World#HOST}. Immutable. */
    private static final class Layer extends LayeredTransport<Endpoint, Over> {
        private final ConfiguredContexts contexts;

        private Layer(TransportContext context) {
            super(context, "local");
            contexts = new ConfiguredContexts(SslConfig.of(context));
        }

        @Override
        protected Over wrap(Endpoint inner, OptionReader options) {
            return new Over(inner);
        }

        @Override
        protected Over wrap(Endpoint inner, IceReader body) {
            return new Over(inner);
        }

        @Override
        protected Over rewrap(Over endpoint, Endpoint inner) {
            return new Over(inner);
        }

        @Override
        protected Set<Trait> layerTraits() {
            return Set.of(Trait.SECURE);
        }

        @Override
        protected Object layerKey(Over endpoint, SocketAddress address) {
            return PROTOCOL;
        }

        @Override
        protected void connecting(Target<Over> target, Channel channel, Promise<Void> up) {
            contexts.of("").current().client(channel, World.HOST, up);
        }

        @Override
        protected void accepted(Over endpoint, Channel channel, Promise<Void> up) {
            contexts.of("").current().server(channel, up);
        }
    }
}
