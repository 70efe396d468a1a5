package io.floe.transport.ssl.engine;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.TextSpan;
import io.floe.spi.LayeredTransport;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.TransportContext;
import io.floe.transport.ssl.SslConfig;
import io.floe.wire.IceReader;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Promise;
import java.net.SocketAddress;
import java.util.Set;

/** TLS over tcp. Immutable, but for the contexts of its material, which it keeps current until it is closed. */
final class SslTransport extends LayeredTransport<Endpoint, SslEndpoint> {
    private static final String STANDS_ON = "tcp";

    private final SslConfig config;
    private final TlsContexts outgoing;
    private final TlsContexts incoming;
    private final SslConfig.Watch watch;

    SslTransport(TransportContext context) {
        super(context, STANDS_ON);
        this.config = SslConfig.of(context);
        var engine = Engines.choose(config.client().policy().engine());
        this.outgoing = new TlsContexts(config.client(), engine);
        this.incoming = config.server().equals(config.client()) ? outgoing : new TlsContexts(config.server(), engine);
        // After the contexts' own listeners: endpoints that are tried again must meet the new material
        config.client().material().onChange(context::trustChanged);
        this.watch = config.watch();
    }

    @Override
    protected SslEndpoint wrap(Endpoint inner, OptionReader options) {
        return over(inner);
    }

    @Override
    protected SslEndpoint wrap(Endpoint inner, IceReader body) {
        return over(inner);
    }

    @Override
    protected SslEndpoint rewrap(SslEndpoint endpoint, Endpoint inner) {
        return over(inner);
    }

    /** The host is asked of the inner endpoint's text, for its class is another module's. */
    private static SslEndpoint over(Endpoint inner) {
        var text = TextSpan.of(EndpointText.of(inner));
        var host = OptionReader.of(text, false, EndpointDefaults.STANDARD).text("-h");
        return new SslEndpoint(inner, host.orElse(""));
    }

    @Override
    protected Set<Trait> layerTraits() {
        return Set.of(Trait.SECURE);
    }

    @Override
    protected Object layerKey(SslEndpoint endpoint, SocketAddress address) {
        return outgoing.expectedName(endpoint);
    }

    @Override
    protected void listening(SslEndpoint endpoint, String adapter) {
        config.requireServer();
        incoming.current().requireServer();
    }

    @Override
    protected void connecting(Target<SslEndpoint> target, Channel channel, Promise<Void> up) {
        outgoing.current().client(channel, outgoing.expectedName(target.endpoint()), up);
    }

    @Override
    protected void accepted(SslEndpoint endpoint, Channel channel, Promise<Void> up) {
        incoming.current().server(channel, up);
    }

    @Override
    public void close() {
        watch.close();
    }
}
