package io.floe.transport.ssl.engine;

import io.floe.certs.Credential;
import io.floe.transport.ssl.KeyMaterial;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** A peer that believes everybody and shows whatever it is told to, on BoringSSL, which minds the least. Stateless. */
final class Lenient {
    private Lenient() {}

    static Wire server(Credential shown, String protocol, Optional<byte[]> staple) throws SSLException {
        var context = SslContextBuilder.forServer(new OwnKeyManager(material(shown)))
                .sslProvider(provider(shown))
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .protocols(protocol)
                .enableOcsp(staple.isPresent())
                .build();
        return wire(context, staple);
    }

    static Wire client(Optional<Credential> shown, String protocol, String... ciphers) throws SSLException {
        var builder = SslContextBuilder.forClient()
                .sslProvider(shown.map(Lenient::provider).orElse(SslProvider.OPENSSL))
                .endpointIdentificationAlgorithm(null)
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .protocols(protocol);
        if (ciphers.length > 0) {
            builder.ciphers(List.of(ciphers));
        }
        shown.ifPresent(one -> builder.keyManager(new OwnKeyManager(material(one))));
        return wire(builder.build(), Optional.empty());
    }

    /** BoringSSL shows no certificate that may not sign. */
    private static SslProvider provider(Credential shown) {
        boolean[] uses = shown.chain().isEmpty() ? null : shown.leaf().getKeyUsage();
        return uses == null || uses[0] ? SslProvider.OPENSSL : SslProvider.JDK;
    }

    private static KeyMaterial material(Credential shown) {
        return new KeyMaterial(shown.key(), shown.chain(), "test", Optional.empty());
    }

    private static Wire wire(SslContext context, Optional<byte[]> staple) {
        return Wire.to(World.PORT, (channel, up) -> {
            var handler = context.newHandler(channel.alloc());
            staple.ifPresent(bytes -> ((ReferenceCountedOpenSslEngine) handler.engine()).setOcspResponse(bytes));
            channel.pipeline().addLast(handler, new ChannelInboundHandlerAdapter() {
                @Override
                public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                    channel.caught.add(cause);
                }
            });
            handler.handshakeFuture().addListener(done -> {
                if (done.isSuccess()) {
                    up.trySuccess(null);
                } else {
                    up.tryFailure(done.cause());
                }
            });
        });
    }
}
