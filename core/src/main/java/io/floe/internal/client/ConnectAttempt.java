package io.floe.internal.client;

import io.floe.endpoint.Endpoint;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.internal.connection.ConnectionEvents;
import io.floe.internal.connection.Failures;
import io.floe.internal.connection.IceConnection;
import io.floe.internal.control.Control;
import io.floe.internal.loop.LeaderLoop;
import io.floe.spi.ChannelAttributes;
import io.floe.spi.ChannelSetup;
import io.floe.spi.Target;
import io.floe.spi.Transport;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to open and validate a connection, and then the messenger between that connection and its endpoint. Owned by
 * the control thread; what happens on the channel's event loop is handed over to it.
 */
final class ConnectAttempt implements ChannelSetup, ConnectionEvents {
    private final ClientEnvironment environment;
    private final RemoteEndpoint owner;
    private final String protocol;
    private final boolean datagrams;
    private final boolean compress;
    private final EventLoop loop;
    private @Nullable Future<Channel> connecting;
    private Control.@Nullable Plan timer;
    private Control.@Nullable Plan reachTimer;
    private volatile @Nullable Channel opened;
    private volatile @Nullable IceConnection connection;
    private volatile boolean over;

    ConnectAttempt(
            ClientEnvironment environment, RemoteEndpoint owner, Endpoint endpoint, boolean datagrams, EventLoop loop) {
        this.environment = environment;
        this.owner = owner;
        this.protocol = endpoint.protocol();
        this.datagrams = datagrams;
        this.compress = endpoint.compress();
        this.loop = loop;
    }

    /** @param reachLimit how long opening the channel may take, in nanoseconds; a probe of a dead host ends sooner */
    <E extends Endpoint> void start(Transport<E> transport, Target<E> target, long reachLimit) {
        Duration limit = target.endpoint()
                .timeout()
                .filter(t -> t.compareTo(environment.connectTimeout()) < 0)
                .orElse(environment.connectTimeout());
        timer = environment.control().plan(() -> expire(limit), limit.toNanos());
        if (reachLimit < limit.toNanos()) {
            reachTimer = environment.control().plan(() -> expireReach(reachLimit), reachLimit);
        }
        environment.control().execute(() -> begin(transport, target)); // at the turn's end: see ADR 39, "In pieces"
    }

    private <E extends Endpoint> void begin(Transport<E> transport, Target<E> target) {
        if (over) {
            return;
        }
        Runnable dial = () -> dial(transport, target);
        LeaderLoop leads = loop();
        if (leads == null || !leads.visit(dial)) {
            dial.run();
        }
    }

    /** Its event loop, if that is one that callers may lead. */
    @Nullable
    LeaderLoop loop() {
        return loop instanceof LeaderLoop leads ? leads : null;
    }

    private <E extends Endpoint> void dial(Transport<E> transport, Target<E> target) {
        Future<Channel> future;
        try {
            future = transport.connect(target, loop, this);
        } catch (RuntimeException e) { // a transport may be a stranger's
            handOver(() -> fail(Failures.ofConnect(e)));
            return;
        }
        connecting = future;
        future.addListener(done -> {
            if (!done.isSuccess()) {
                handOver(() -> fail(Failures.ofConnect(done.cause())));
            }
        });
    }

    private void expire(Duration limit) {
        String late = connection == null
                ? "not connected and validated within " + limit.toMillis() + " ms"
                : "connected, but not validated within " + limit.toMillis()
                        + " ms: the server says nothing (expected: it speaks first; one that waits for TLS does not)";
        fail(Failure.of(Kind.CONNECT_TIMEOUT, late));
    }

    private void expireReach(long limit) {
        if (!reached()) {
            fail(Failure.of(Kind.CONNECT_TIMEOUT, "no answer within " + TimeUnit.NANOSECONDS.toMillis(limit) + " ms"));
        }
    }

    /** Whether the host answered, if only by opening the channel. */
    boolean reached() {
        Channel channel = opened;
        return channel != null && channel.isActive();
    }

    /** Gives up; nothing more is heard of it. */
    void cancel() {
        if (!over) {
            end();
            close(Failure.of(Kind.LOCAL, "no longer needed"));
        }
    }

    private void fail(Failure failure) {
        if (!over) {
            end();
            boolean answered = reached();
            close(failure);
            owner.attemptFailed(failure, answered);
        }
    }

    private void end() {
        over = true;
        if (timer != null) {
            timer.cancel();
        }
        if (reachTimer != null) {
            reachTimer.cancel();
        }
    }

    private void close(Failure failure) {
        if (connecting != null) {
            connecting.cancel(true);
        }
        IceConnection opened = connection;
        if (opened != null) {
            opened.channel().eventLoop().execute(() -> opened.end(failure));
        }
    }

    @Override
    public void opened(Channel channel) {
        opened = channel;
    }

    @Override
    public void ready(Channel channel) {
        channel.attr(ChannelAttributes.PROTOCOL).set(protocol);
        IceConnection open = datagrams
                ? IceConnection.ofDatagrams(channel, environment.connections(), environment.unserved(), this, compress)
                : IceConnection.ofClient(channel, environment.connections(), environment.unserved(), this, compress);
        connection = open;
        if (over) { // given up just before there was a connection to close
            open.end(Failure.of(Kind.LOCAL, "no longer needed"));
        }
        if (datagrams) {
            open.validate(); // last, for success ends the attempt too
        }
    }

    @Override
    public void failed(Channel channel, Throwable cause) {}

    @Override
    public void validated(IceConnection open) {
        handOver(() -> {
            if (over) {
                open.shutdown("no longer needed");
            } else {
                end();
                owner.connected(open);
            }
        });
    }

    @Override
    public void closing(IceConnection closing) {
        handOver(() -> owner.closing(closing));
    }

    @Override
    public void closed(IceConnection closed, Failure failure) {
        handOver(() -> {
            if (over) {
                owner.closed(closed, failure);
            } else {
                fail(failure);
            }
        });
    }

    private void handOver(Runnable task) {
        environment.control().now(task);
    }
}
