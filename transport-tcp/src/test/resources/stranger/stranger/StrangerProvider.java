package stranger;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionReader;
import io.floe.spi.LayeredTransport;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;
import io.floe.wire.IceReader;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Promise;
import java.net.SocketAddress;
import java.util.Set;

/** A transport that Floe has never heard of: tcp under another name. */
public final class StrangerProvider implements TransportProvider {
    public StrangerProvider() {}

    @Override
    public String protocol() {
        return "stranger";
    }

    @Override
    public short type() {
        return 321;
    }

    @Override
    public Transport<?> create(TransportContext context) {
        return new Stranger(context);
    }

    private record StrangerEndpoint(Endpoint inner) implements LayeredTransport.Layered<Endpoint> {
        @Override
        public String protocol() {
            return "stranger";
        }

        @Override
        public short type() {
            return 321;
        }

        @Override
        public String toString() {
            return EndpointText.of(this);
        }
    }

    private static final class Stranger extends LayeredTransport<Endpoint, StrangerEndpoint> {
        Stranger(TransportContext context) {
            super(context, "tcp");
        }

        @Override
        protected StrangerEndpoint wrap(Endpoint inner, OptionReader options) {
            return new StrangerEndpoint(inner);
        }

        @Override
        protected StrangerEndpoint wrap(Endpoint inner, IceReader body) {
            return new StrangerEndpoint(inner);
        }

        @Override
        protected StrangerEndpoint rewrap(StrangerEndpoint endpoint, Endpoint inner) {
            return new StrangerEndpoint(inner);
        }

        @Override
        protected Set<Trait> layerTraits() {
            return Set.of();
        }

        @Override
        protected Object layerKey(StrangerEndpoint endpoint, SocketAddress address) {
            return "stranger";
        }

        @Override
        protected void connecting(Target<StrangerEndpoint> target, Channel channel, Promise<Void> up) {
            up.trySuccess(null);
        }

        @Override
        protected void accepted(StrangerEndpoint endpoint, Channel channel, Promise<Void> up) {
            up.trySuccess(null);
        }
    }
}
