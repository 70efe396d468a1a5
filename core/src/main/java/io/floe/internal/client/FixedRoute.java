package io.floe.internal.client;

import io.floe.balance.Balancer.Pick;
import io.floe.fault.Failure;
import io.floe.fault.Standing;
import io.floe.internal.connection.IceConnection;
import io.floe.spi.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The one connection of a fixed proxy: never reconnected, never retried. Thread-safe. */
final class FixedRoute implements Route, Hop {
    private final IceConnection connection;
    private final Lane lane;
    private final AtomicInteger outstanding = new AtomicInteger();

    FixedRoute(IceConnection connection, ClientEnvironment environment) {
        this.connection = connection;
        this.lane = new Lane(connection, environment, null);
    }

    @Override
    public @Nullable Hop pick(Pick pick, long now) {
        return available() && !pick.tried(this) ? this : null;
    }

    @Override
    public void await(InvocationPath call) {
        call.history()
                .record(
                        endpoint(),
                        address(),
                        Failure.of(Failure.Kind.LOST_UNSENT, "the connection of this fixed proxy is closed"));
        call.exhausted();
    }

    @Override
    public boolean retries() {
        return false;
    }

    @Override
    public Lane lane() {
        return lane;
    }

    @Override
    public IceConnection connection() {
        return connection;
    }

    @Override
    public List<Standing> standings() {
        return List.of();
    }

    @Override
    public String endpoint() {
        return "fixed";
    }

    @Override
    public String address() {
        return String.valueOf(connection.channel().remoteAddress());
    }

    @Override
    public Target<?> target() {
        throw new UnsupportedOperationException("a fixed proxy has no target");
    }

    @Override
    public boolean available() {
        return connection.takesCalls();
    }

    @Override
    public int outstanding() {
        return outstanding.get();
    }

    @Override
    public void attemptStarted() {
        outstanding.incrementAndGet();
    }

    @Override
    public void attemptEnded() {
        outstanding.decrementAndGet();
    }
}
