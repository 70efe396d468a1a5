package io.floe.internal.connection;

import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.spi.Transmission;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one validated connection. Owned by the connection's event loop.
 *
 * <p>Sends heartbeats, so that neither Ice 3.8 (60 s without a byte) nor an Ice 3.7 client (60 s without a message while it
 * waits) gives the connection up; closes gracefully what nobody uses; gives up a peer that used to send heartbeats and
 * fell silent, and one whose host is gone.
 */
final class IdleMonitor {
    /** After a long silence of both sides, what is being written this instant is not acknowledged either. */
    private static final long DOUBT = TimeUnit.SECONDS.toNanos(1);

    private final IceConnection connection;
    private final ConnectionEnvironment environment;
    private final ConnectionSettings settings;
    private long lastRead;
    private long lastWrite;
    private long lastCall;
    private long silence;
    private boolean peerSendsHeartbeats;
    private boolean suspected;
    private @Nullable Future<?> tick;

    IdleMonitor(IceConnection connection, ConnectionEnvironment environment) {
        this.connection = connection;
        this.environment = environment;
        this.settings = environment.settings();
    }

    void start() {
        long now = connection.now();
        lastRead = now;
        lastWrite = now;
        lastCall = now;
        schedule(settings.heartbeat().toNanos());
    }

    void stop() {
        if (tick != null) {
            tick.cancel(false);
        }
    }

    void bytesRead() {
        long now = connection.now();
        silence = now - lastRead;
        lastRead = now;
    }

    long lastRead() {
        return lastRead;
    }

    void messageWritten() {
        lastWrite = connection.now();
    }

    void callSeen() {
        lastCall = connection.now();
    }

    /**
     * Only a heartbeat that comes without a call, and soon enough, promises more of them: Ice 3.7 sends them by default just
     * while it dispatches, and at half of whatever its ACM timeout is (Ice manual, "Active Connection Management").
     */
    void heartbeatReceived() {
        if (!connection.busy() && silence < settings.idleAbort().toNanos()) {
            peerSendsHeartbeats = true;
        }
    }

    /** Waits no longer than the settings say for the peer to hang up, now that it was told to. */
    void hangUpLater() {
        Runnable hangUp = connection.channel()::close;
        var timer = connection.loop().schedule(hangUp, settings.closeTimeout().toNanos(), TimeUnit.NANOSECONDS);
        connection.channel().closeFuture().addListener(closed -> timer.cancel(false));
    }

    private void check() {
        long now = connection.now();
        if (!connection.gate().open()) {
            lastRead = now; // silence that we imposed ourselves says nothing of the peer
        }
        if (connection.busy() || connection.bidirectional()) {
            lastCall = now;
        }
        long abort = lastRead + settings.idleAbort().toNanos() - now;
        if (peerSendsHeartbeats && abort <= 0) {
            connection.end(Failure.of(
                    Kind.STALL,
                    "no byte for " + settings.idleAbort().toSeconds() + " s from a peer that sent heartbeats"));
            return;
        }
        long halfOpen = untilHalfOpen();
        if (halfOpen <= 0 && suspected) {
            connection.end(Failure.of(
                    Kind.STALL,
                    "nothing acknowledged for " + settings.halfOpen().toSeconds() + " s"));
            return;
        }
        suspected = halfOpen <= 0;
        long inactive = lastCall + settings.inactivity().toNanos() - now;
        if (inactive <= 0) {
            connection.closeGracefully(Failure.of(
                    Kind.LOCAL, "closed after " + settings.inactivity().toSeconds() + " s without a call"));
            return;
        }
        long heartbeat = lastWrite + settings.heartbeat().toNanos() - now;
        if (heartbeat <= 0) {
            connection.sendHeartbeat();
            heartbeat = settings.heartbeat().toNanos();
        }
        long soonest = Math.min(heartbeat, Math.min(inactive, peerSendsHeartbeats ? abort : heartbeat));
        schedule(Math.min(soonest, suspected ? DOUBT : halfOpen));
    }

    /** How long the peer may go on acknowledging nothing; one that merely reads nothing acknowledges all the same. */
    private long untilHalfOpen() {
        return environment
                .transmissions()
                .apply(connection.channel())
                .filter(Transmission::unacknowledged)
                .map(seen -> settings.halfOpen().toNanos() - seen.sinceAck().toNanos())
                .orElse(Long.MAX_VALUE);
    }

    private void schedule(long nanos) {
        tick = connection.loop().schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }
}
