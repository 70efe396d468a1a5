package io.floe.internal.server;

import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.internal.connection.ConnectionEvents;
import io.floe.internal.connection.IceConnection;
import io.floe.internal.connection.RequestHandler;
import io.floe.spi.ChannelAttributes;
import io.floe.spi.ChannelSetup;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The connections that one adapter has accepted. Owned by the adapter; event loops add and remove their own without locks.
 */
final class AcceptedConnections implements ConnectionEvents {
    /** Held connections wait for the adapter; open ones are validated as they come; ending ones are turned away. */
    private enum Phase {
        HELD,
        OPEN,
        ENDING
    }

    private final String adapter;
    private final ServerEnvironment environment;
    private final RequestHandler handler;
    private final RefusalLog refusals;
    private final Set<IceConnection> connections = ConcurrentHashMap.newKeySet();
    private final Map<Object, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.HELD);

    AcceptedConnections(String adapter, ServerEnvironment environment, RequestHandler handler, RefusalLog refusals) {
        this.adapter = adapter;
        this.environment = environment;
        this.handler = handler;
        this.refusals = refusals;
    }

    /** The hooks for channels of an endpoint of the given protocol: accepted ones, or the one that takes its datagrams. */
    ChannelSetup setup(String protocol, boolean datagrams) {
        return datagrams ? new DatagramSetup(protocol) : streams(protocol);
    }

    private final class DatagramSetup implements ChannelSetup {
        private final String protocol;

        DatagramSetup(String protocol) {
            this.protocol = protocol;
        }

        @Override
        public void opened(Channel channel) {
            channel.attr(ChannelAttributes.PROTOCOL).set(protocol);
        }

        @Override
        public void ready(Channel channel) {
            serve(IceConnection.ofDatagrams(
                    channel, environment.connections(), handler, AcceptedConnections.this, false));
        }

        @Override
        public void failed(Channel channel, Throwable cause) {}
    }

    private ChannelSetup streams(String protocol) {
        return new ChannelSetup() {
            @Override
            public void opened(Channel channel) {
                channel.attr(ChannelAttributes.PROTOCOL).set(protocol);
                channel.attr(ChannelAttributes.ADAPTER).set(adapter);
                admit(channel);
            }

            @Override
            public void ready(Channel channel) {
                handshakeDone(channel);
                serve(IceConnection.ofServer(channel, environment.connections(), handler, AcceptedConnections.this));
            }

            @Override
            public void failed(Channel channel, Throwable cause) {
                if (handshakeDone(channel)) { // else it was closed, and told of, here
                    refusals.refused(adapter, channel.remoteAddress(), new Failure(Kind.TRUST, reason(cause), cause));
                }
            }

            @Override
            public String adapter() {
                return adapter;
            }
        };
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? "closed before it was ready" : cause.getMessage();
    }

    private void admit(Channel channel) {
        AcceptLimits limits = environment.limits();
        Object address = host(channel.remoteAddress());
        int all = count.incrementAndGet();
        int here = byAddress.merge(address, 1, Integer::sum);
        channel.closeFuture().addListener(closed -> {
            count.decrementAndGet();
            byAddress.computeIfPresent(address, (a, n) -> n == 1 ? null : n - 1);
        });
        if (all > limits.connections() || here > limits.perAddress()) {
            refusals.refused(
                    adapter,
                    address,
                    Failure.of(
                            Kind.OVERLOAD,
                            "connections: " + all + ", " + here + " of them from there (expected: <= "
                                    + limits.connections() + ", <= " + limits.perAddress() + ")"));
            channel.close();
            return;
        }
        Future<?> timer = channel.eventLoop()
                .schedule(() -> handshakeLate(channel), limits.handshake().toNanos(), TimeUnit.NANOSECONDS);
        channel.attr(HandshakeTimer.KEY).set(timer);
        channel.closeFuture().addListener(closed -> timer.cancel(false));
    }

    private static Object host(SocketAddress address) {
        return address instanceof InetSocketAddress inet ? inet.getAddress() : "-";
    }

    private void handshakeLate(Channel channel) {
        handshakeDone(channel);
        refusals.refused(
                adapter,
                channel.remoteAddress(),
                Failure.of(
                        Kind.CONNECT_TIMEOUT,
                        "handshake not done within "
                                + environment.limits().handshake().toSeconds() + " s"));
        channel.close();
    }

    /** Whether the channel was still on its way. */
    private static boolean handshakeDone(Channel channel) {
        Future<?> timer = channel.attr(HandshakeTimer.KEY).getAndSet(null);
        if (timer != null) {
            timer.cancel(false);
        }
        return timer != null;
    }

    private void serve(IceConnection connection) {
        connections.add(connection);
        greet(connection);
    }

    /** Phase changes and new connections may cross: whoever comes second greets. */
    private void greet(IceConnection connection) {
        Phase now = phase.get();
        if (now == Phase.OPEN) {
            connection.validate();
        } else if (now == Phase.ENDING) {
            connection.shutdown("the adapter is deactivated");
        }
    }

    /** Validates the connections that wait, and all that come. */
    void open() {
        if (phase.compareAndSet(Phase.HELD, Phase.OPEN)) {
            for (IceConnection connection : List.copyOf(connections)) {
                connection.channel().eventLoop().execute(() -> greet(connection));
            }
        }
    }

    /** Closes all of them gracefully; completes when the last one is gone and its oneways are executed. */
    CompletableFuture<Void> end() {
        phase.set(Phase.ENDING);
        for (IceConnection connection : List.copyOf(connections)) {
            connection.shutdown("the adapter is deactivated");
        }
        completeIfEmpty();
        return ended;
    }

    private void completeIfEmpty() {
        if (phase.get() == Phase.ENDING && connections.isEmpty()) {
            ended.complete(null);
        }
    }

    int size() {
        return connections.size();
    }

    @Override
    public void validated(IceConnection connection) {}

    @Override
    public void closing(IceConnection connection) {}

    @Override
    public void closed(IceConnection connection, Failure failure) {
        if (failure.cause() instanceof io.floe.fault.FloeException) {
            refusals.refused(adapter, connection.channel().remoteAddress(), failure);
        }
    }

    @Override
    public void drained(IceConnection connection) {
        connections.remove(connection);
        completeIfEmpty();
    }
}
