package io.floe.bench;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.endpoint.Endpoint;
import io.floe.transport.ssl.SslConfig;
import io.floe.wire.IceReader;
import io.floe.wire.Identity;
import io.floe.wire.OperationMode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Floe as it comes, or with callbacks and dispatch on its event loops.
 *
 * @param direct whether both executors are {@code Runnable::run}
 * @param inPlace whether large payloads are read and written in place, or as arrays
 * @param addresses how many loopback addresses a proxy has for each port
 * @param loops the number of event loops; 0 is Floe's own choice
 */
record FloeContestant(boolean direct, boolean inPlace, int addresses, int loops) implements Contestant {
    private static final String OPERATION = "echo";
    /** Without more than it needs. */
    static FloeContestant plain(boolean direct) {
        return new FloeContestant(direct, true, 1, 0);
    }

    @Override
    public EchoServer serve(Site site, int ports) {
        CommunicatorOptions options = options();
        if (site.tls()) {
            options.settings(SslConfig.builder()
                    .keystore(site.file("server.p12"), TestCertificates.PASSWORD)
                    .trustNone()
                    .ciphers(Site.SUITE)
                    .build());
        }
        Communicator floe = options.build();
        int[] bound = new int[ports];
        for (int i = 0; i < ports; i++) {
            String host = addresses == 1 ? Site.HOST : "0.0.0.0";
            var adapter = floe.adapter("Echo" + i, (site.tls() ? "ssl" : "tcp") + " -h " + host);
            adapter.add("echo", Dispatcher.of(request -> {
                byte[] payload = request.read(IceReader::readByteSeq);
                return request.reply(out -> out.writeByteSeq(payload));
            }));
            adapter.add("bulk", Dispatcher.of(request -> {
                ByteBuffer payload = request.read(IceReader::readByteBuffer);
                return request.reply(out -> out.wrapByteBuffer(payload));
            }));
            adapter.activate().join();
            bound[i] = port(adapter.endpoints().get(0));
        }
        return new EchoServer() {
            @Override
            public int[] ports() {
                return bound.clone();
            }

            @Override
            public void close() {
                floe.close();
            }
        };
    }

    @Override
    public EchoCaller caller(Site site, int... ports) {
        return new Caller(site, ports);
    }

    /** A proxy of all its addresses. */
    Proxy proxy(Communicator floe, Site site, int... ports) {
        return floe.proxy(text(site, ports));
    }

    private String text(Site site, int... ports) {
        StringBuilder text = new StringBuilder("echo");
        for (int port : ports) {
            for (int i = 0; i < addresses; i++) {
                text.append(site.tls() ? ":ssl" : ":tcp").append(" -h 127.0.").append(i / 250);
                text.append('.').append(1 + i % 250).append(" -p ").append(port);
            }
        }
        return text.toString();
    }

    static int port(Endpoint endpoint) {
        return Integer.parseInt(endpoint.toString().replaceAll(".* -p (\\d+).*", "$1"));
    }

    CommunicatorOptions options() {
        CommunicatorOptions options = Communicator.builder()
                .property("Ice.MessageSizeMax", Integer.toString(Site.MESSAGE_MAX_KIB))
                .property("floe.connect-timeout", "30s") // the machine may be busy while a thousand are opened
                .property("floe.max-connections", "20000")
                .property("floe.max-connections-per-address", "20000");
        if (loops > 0) {
            options = options.property("floe.event-loops", Integer.toString(loops));
        }
        return direct ? options.callbackExecutor(Runnable::run).dispatchExecutor(Runnable::run) : options;
    }

    private final class Caller implements EchoCaller {
        private final Site site;
        private final Communicator floe;
        private final Proxy proxy;
        private final Proxy bulk;
        private final List<Proxy> toPort;
        private int connections;

        Caller(Site site, int... ports) {
            this.site = site;
            this.floe = communicator();
            this.proxy = proxy(floe, site, ports);
            this.bulk = proxy.withIdentity(Identity.of("bulk"));
            this.toPort = Arrays.stream(ports)
                    .mapToObj(port -> proxy(floe, site, port))
                    .toList();
        }

        private Communicator communicator() {
            CommunicatorOptions options = options();
            if (site.tls()) {
                options.settings(SslConfig.builder()
                        .truststore(site.file("ca.p12"), TestCertificates.PASSWORD)
                        .ciphers(Site.SUITE)
                        .sessions(Site.SESSIONS, java.time.Duration.ofHours(1))
                        .build());
            }
            return options.build();
        }

        @Override
        public byte[] call(byte[] payload) {
            return proxy.invoke(OPERATION, OperationMode.NORMAL, out -> out.writeByteSeq(payload))
                    .join()
                    .read(IceReader::readByteSeq);
        }

        @Override
        public void start(byte[] payload, BiConsumer<byte @Nullable [], @Nullable Throwable> done) {
            proxy.invoke(OPERATION, OperationMode.NORMAL, out -> out.writeByteSeq(payload))
                    .whenComplete((reply, thrown) ->
                            done.accept(reply == null ? null : reply.read(IceReader::readByteSeq), thrown));
        }

        @Override
        public void startBulk(byte[] payload, BiConsumer<@Nullable ByteBuffer, @Nullable Throwable> done) {
            if (!inPlace) {
                EchoCaller.super.startBulk(payload, done);
                return;
            }
            bulk.invoke(OPERATION, OperationMode.NORMAL, out -> out.wrapByteBuffer(ByteBuffer.wrap(payload)))
                    .whenComplete((reply, thrown) ->
                            done.accept(reply == null ? null : reply.read(IceReader::readByteBuffer), thrown));
        }

        @Override
        public void connectAndCall(byte[] payload, int port) {
            Proxy fresh = toPort.get(port).withConnectionId("n" + connections++);
            Replies.check(
                    payload,
                    fresh.invoke(OPERATION, OperationMode.NORMAL, out -> out.writeByteSeq(payload))
                            .join()
                            .read(IceReader::readByteSeq));
            fresh.connection().join().close(); // nobody else waits until the peer has closed as well
        }

        @Override
        public String suite() {
            return proxy.connection()
                    .join()
                    .peer()
                    .session()
                    .map(session -> session.getCipherSuite())
                    .orElse("-");
        }

        @Override
        public void close() {
            floe.close();
        }
    }
}
