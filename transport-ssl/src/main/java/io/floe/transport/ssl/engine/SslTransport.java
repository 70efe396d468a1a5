package io.floe.transport.ssl.engine;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.TextSpan;
import io.floe.spi.ChannelAttributes;
import io.floe.spi.LayeredTransport;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.TransportContext;
import io.floe.transport.ssl.SslConfig;
import io.floe.wire.IceReader;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Promise;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;

/** TLS over tcp. Immutable, but for the contexts of its material, which it keeps current until it is closed. */
final class SslTransport extends LayeredTransport<Endpoint, SslEndpoint> {
    private static final String STANDS_ON = "tcp";

    private final ConfiguredContexts contexts;
    private final List<SslConfig.Watch> watches;

    SslTransport(TransportContext context) {
        super(context, STANDS_ON);
        var config = SslConfig.of(context);
        this.contexts = new ConfiguredContexts(config);
        // After the contexts' own listeners: endpoints that are tried again must meet the new material
        config.all().forEach(one -> one.client().material().onChange(context::trustChanged));
        this.watches = config.all().stream().map(SslConfig::watch).toList();
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

    /** Servers are told apart by the name that they must have and by what is demanded of them. */
    @Override
    protected Object layerKey(SslEndpoint endpoint, SocketAddress address) {
        var towards = contexts.towards(endpoint);
        return List.of(towards.expectedName(endpoint), towards);
    }

    @Override
    protected void listening(SslEndpoint endpoint, String adapter) {
        contexts.requireServer(adapter);
    }

    @Override
    protected void connecting(Target<SslEndpoint> target, Channel channel, Promise<Void> up) {
        var towards = contexts.towards(target.endpoint());
        towards.current().client(channel, towards.expectedName(target.endpoint()), up);
    }

    @Override
    protected void accepted(SslEndpoint endpoint, Channel channel, Promise<Void> up) {
        var adapter = channel.attr(ChannelAttributes.ADAPTER).get();
        contexts.of(adapter == null ? "" : adapter).current().server(channel, up);
    }

    @Override
    public void close() {
        watches.forEach(SslConfig.Watch::close);
    }
}
