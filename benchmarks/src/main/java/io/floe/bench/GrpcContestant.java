package io.floe.bench;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** grpc-java as it comes, its messages the bytes themselves. */
final class GrpcContestant implements Contestant {
    private static final MethodDescriptor<byte[], byte[]> ECHO = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("floe.bench.Echo/echo")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public EchoServer serve(Site site, int ports) throws Exception {
        var service = ServerServiceDefinition.builder("floe.bench.Echo")
                .addMethod(ECHO, ServerCalls.asyncUnaryCall(GrpcContestant::echo))
                .build();
        List<Server> servers = new ArrayList<>();
        for (int i = 0; i < ports; i++) {
            var builder = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .maxInboundMessageSize(Site.MESSAGE_MAX_KIB << 10)
                    .addService(service);
            if (site.tls()) {
                builder.sslContext(GrpcSslContexts.forServer(
                                site.file("server.pem").toFile(),
                                site.file("server-key.pem").toFile())
                        .ciphers(List.of(Site.SUITE))
                        .protocols("TLSv1.3")
                        .build());
            }
            servers.add(builder.build().start());
        }
        return new EchoServer() {
            @Override
            public int[] ports() {
                return servers.stream().mapToInt(Server::getPort).toArray();
            }

            @Override
            public void close() {
                servers.forEach(Server::shutdownNow);
            }
        };
    }

    private static void echo(byte[] payload, StreamObserver<byte[]> out) {
        out.onNext(payload);
        out.onCompleted();
    }

    @Override
    public EchoCaller caller(Site site, int... ports) throws SSLException {
        SslContext tls = site.tls()
                ? GrpcSslContexts.forClient()
                        .trustManager(site.file("ca.pem").toFile())
                        .sessionCacheSize(Site.SESSIONS)
                        .ciphers(List.of(Site.SUITE))
                        .protocols("TLSv1.3")
                        .build()
                : null;
        return new Caller(tls, ports);
    }

    private static ManagedChannel channel(@Nullable SslContext tls, int port) {
        var builder = NettyChannelBuilder.forAddress(Site.HOST, port).maxInboundMessageSize(Site.MESSAGE_MAX_KIB << 10);
        return tls == null
                ? builder.usePlaintext().build()
                : builder.sslContext(tls).build();
    }

    /** Several ports are taken in turn by channels of their own: its name resolvers know no list of ports. */
    private static final class Caller implements EchoCaller {
        private final @Nullable SslContext tls;
        private final int[] ports;
        private final List<ManagedChannel> channels = new ArrayList<>();
        private final AtomicInteger turn = new AtomicInteger();

        Caller(@Nullable SslContext tls, int... ports) {
            this.tls = tls;
            this.ports = ports;
            for (int port : ports) {
                channels.add(channel(tls, port));
            }
        }

        private Channel next() {
            return ports.length == 1
                    ? channels.get(0)
                    : channels.get(Math.floorMod(turn.getAndIncrement(), ports.length));
        }

        @Override
        public byte[] call(byte[] payload) {
            return ClientCalls.blockingUnaryCall(next(), ECHO, CallOptions.DEFAULT, payload);
        }

        @Override
        public void start(byte[] payload, BiConsumer<byte @Nullable [], @Nullable Throwable> done) {
            ClientCall<byte[], byte[]> call = next().newCall(ECHO, CallOptions.DEFAULT);
            ClientCalls.asyncUnaryCall(call, payload, new StreamObserver<>() {
                private byte @Nullable [] reply;

                @Override
                public void onNext(byte[] value) {
                    reply = value;
                }

                @Override
                public void onError(Throwable thrown) {
                    done.accept(null, thrown);
                }

                @Override
                public void onCompleted() {
                    done.accept(reply, null);
                }
            });
        }

        @Override
        public void connectAndCall(byte[] payload, int port) throws InterruptedException {
            ManagedChannel fresh = channel(tls, ports[port]);
            Replies.check(payload, ClientCalls.blockingUnaryCall(fresh, ECHO, CallOptions.DEFAULT, payload));
            fresh.shutdown().awaitTermination(5, TimeUnit.SECONDS);
        }

        @Override
        public String suite() {
            ClientCall<byte[], byte[]> call = next().newCall(ECHO, CallOptions.DEFAULT);
            try {
                ClientCalls.futureUnaryCall(call, new byte[1]).get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
            return session == null ? "-" : session.getCipherSuite();
        }

        @Override
        public void close() {
            channels.forEach(ManagedChannel::shutdownNow);
        }
    }
}
