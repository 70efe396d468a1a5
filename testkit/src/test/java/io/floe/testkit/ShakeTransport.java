package io.floe.testkit;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.OptionWriter;
import io.floe.spi.LayeredTransport;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;

/** The smallest layer: each side sends one byte, its grip, and wants to see the same from the other. */
final class ShakeTransport extends LayeredTransport<Endpoint, ShakeTransport.ShakeEndpoint> {
    private final Provider provider;

    private ShakeTransport(TransportContext context, Provider provider) {
        super(context, provider.standsOn());
        this.provider = provider;
    }

    record Provider(String protocol, short type, String standsOn) implements TransportProvider {
        @Override
        public Transport<?> create(TransportContext context) {
            return new ShakeTransport(context, this);
        }
    }

    record ShakeEndpoint(Endpoint inner, String protocol, short type, int grip) implements Layered<Endpoint> {
        @Override
        public void writeLayerOptions(OptionWriter out) {
            out.option("--" + protocol, grip);
        }

        @Override
        public void writeLayerBody(IceWriter out) {
            out.writeByte(grip);
        }

        @Override
        public String toString() {
            return EndpointText.of(this);
        }
    }

    @Override
    protected ShakeEndpoint wrap(Endpoint inner, OptionReader options) {
        return over(inner, options.number("--" + provider.protocol(), 0, 255).orElse(7));
    }

    @Override
    protected ShakeEndpoint wrap(Endpoint inner, IceReader body) {
        return over(inner, body.readUnsignedByte());
    }

    @Override
    protected ShakeEndpoint rewrap(ShakeEndpoint endpoint, Endpoint inner) {
        return over(inner, endpoint.grip());
    }

    private ShakeEndpoint over(Endpoint inner, int grip) {
        return new ShakeEndpoint(inner, provider.protocol(), provider.type(), grip);
    }

    @Override
    protected Set<Trait> layerTraits() {
        return Set.of(Trait.SECURE);
    }

    @Override
    protected Object layerKey(ShakeEndpoint endpoint, SocketAddress address) {
        return endpoint.grip();
    }

    @Override
    protected void connecting(Target<ShakeEndpoint> target, Channel channel, Promise<Void> up) {
        channel.pipeline().addLast(new Shake(target.endpoint().grip(), up));
    }

    @Override
    protected void accepted(ShakeEndpoint endpoint, Channel channel, Promise<Void> up) {
        channel.pipeline().addLast(new Shake(endpoint.grip(), up));
    }

    private static final class Shake extends ByteToMessageDecoder {
        private final int grip;
        private final Promise<Void> up;

        private Shake(int grip, Promise<Void> up) {
            this.grip = grip;
            this.up = up;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            ctx.writeAndFlush(ctx.alloc().buffer(1).writeByte(grip));
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
            int theirs = in.readUnsignedByte();
            if (theirs == grip) {
                up.trySuccess(null);
                ctx.pipeline().remove(this);
            } else {
                in.skipBytes(in.readableBytes());
                up.tryFailure(new IOException("shake: " + theirs + " (expected: " + grip + ")"));
            }
        }
    }
}
