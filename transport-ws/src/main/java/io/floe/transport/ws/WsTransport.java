package io.floe.transport.ws;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.OptionReader;
import io.floe.spi.LayeredTransport;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.TransportContext;
import io.floe.wire.IceReader;
import io.floe.wire.MarshalException;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.concurrent.Promise;
import java.net.SocketAddress;
import java.util.Set;

/** WebSocket (RFC 6455) as Ice uses it: one upgrade request, then binary frames that carry the bytes. Immutable. */
final class WsTransport extends LayeredTransport<Endpoint, WsEndpoint> {
    private static final String DEFAULT_RESOURCE = "/";

    private final WsKind kind;
    private final WsLimits limits;

    WsTransport(TransportContext context, WsKind kind) {
        super(context, kind.standsOn());
        this.kind = kind;
        this.limits = WsLimits.of(context.properties("Ice."));
    }

    @Override
    protected WsEndpoint wrap(Endpoint inner, OptionReader options) {
        try {
            return over(inner, options.text("-r*").orElse(DEFAULT_RESOURCE));
        } catch (IllegalArgumentException e) {
            throw options.refuse("-r*", "no control characters");
        }
    }

    @Override
    protected WsEndpoint wrap(Endpoint inner, IceReader body) {
        var resource = body.readString();
        try {
            return over(inner, resource);
        } catch (IllegalArgumentException e) {
            throw new MarshalException(kind.protocol() + " endpoint: " + e.getMessage(), e);
        }
    }

    @Override
    protected WsEndpoint rewrap(WsEndpoint endpoint, Endpoint inner) {
        return over(inner, endpoint.resource());
    }

    private WsEndpoint over(Endpoint inner, String resource) {
        return new WsEndpoint(inner, kind.protocol(), kind.type(), resource);
    }

    @Override
    protected Set<Trait> layerTraits() {
        return Set.of();
    }

    /** As in Ice, connections to different resources of one server are different. */
    @Override
    protected Object layerKey(WsEndpoint endpoint, SocketAddress address) {
        return endpoint.resource();
    }

    @Override
    protected void connecting(Target<WsEndpoint> target, Channel channel, Promise<Void> up) {
        var handshaker = new ClientUpgrade(
                RequestTarget.of(target.endpoint().resource()), target.address(), limits.frames(false));
        channel.pipeline()
                .addLast(
                        new HttpClientCodec(limits.http(), false, false),
                        new HttpObjectAggregator(WsLimits.HTTP_BODY_BYTES),
                        new ClientHandshake(handshaker, up));
        handshaker.handshake(channel).addListener(sent -> {
            if (!sent.isSuccess()) {
                up.tryFailure(sent.cause());
            }
        });
    }

    @Override
    protected void accepted(WsEndpoint endpoint, Channel channel, Promise<Void> up) {
        channel.pipeline()
                .addLast(
                        new HttpRequestDecoder(limits.http()),
                        new HttpResponseEncoder(),
                        new HttpObjectAggregator(WsLimits.HTTP_BODY_BYTES),
                        new ServerHandshake(RequestTarget.of(endpoint.resource()), limits.frames(true), up));
    }
}
