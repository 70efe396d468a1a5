package io.floe.internal.client;

import io.floe.internal.connection.IceConnection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one endpoint: the lane that takes calls, and those that wait for their last answers. Owned by the control
 * thread; the lane and the count are read by anybody.
 */
final class Connections {
    private final Set<IceConnection> retired = new LinkedHashSet<>();
    private volatile @Nullable Lane lane;
    private volatile int count;

    /** What takes calls, if anything does. */
    @Nullable
    Lane lane() {
        return lane;
    }

    void answered(long now) {
        Lane open = lane;
        if (open != null) {
            open.answered(now);
        }
    }

    int count() {
        return count;
    }

    boolean none() {
        return lane == null && retired.isEmpty();
    }

    /** Whether one waits for its last answers. */
    boolean retiring() {
        return !retired.isEmpty();
    }

    boolean carries(IceConnection connection) {
        Lane open = lane;
        return open != null && open.connection() == connection;
    }

    /** Calls take this lane from now on; the one before it ends after its calls. */
    void open(Lane next) {
        retire("another connection took its place");
        lane = next;
        recount();
    }

    /** The lane takes no calls any more and ends after those in flight. */
    void retire(String why) {
        Lane old = lane;
        if (old != null) {
            lane = null;
            retired.add(old.connection());
            old.connection().shutdown(why);
        }
    }

    /** The lane's connection has begun to close by itself. */
    void closing(IceConnection closing) {
        lane = null;
        retired.add(closing);
    }

    /** A connection is gone; says whether it was the lane's. */
    boolean closed(IceConnection closed) {
        retired.remove(closed);
        boolean carried = carries(closed);
        if (carried) {
            lane = null;
        }
        recount();
        return carried;
    }

    /** Closes all; completes when the last one is closed. */
    CompletableFuture<Void> shutdown() {
        Lane open = lane;
        lane = null; // nothing that its connection still tells concerns anybody
        if (open != null) {
            retired.add(open.connection());
        }
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (IceConnection connection : retired) {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            connection.channel().closeFuture().addListener(done -> closed.complete(null));
            connection.shutdown("the communicator is shut down");
            ends.add(closed);
        }
        return CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]));
    }

    private void recount() {
        count = retired.size() + (lane == null ? 0 : 1);
    }
}
