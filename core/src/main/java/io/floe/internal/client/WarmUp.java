package io.floe.internal.client;

import io.floe.fault.Attempt;
import io.floe.fault.Failure;
import io.floe.fault.Outcome;
import io.floe.fault.UnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A wish for open connections, ahead of the calls. Owned by the control thread of its group. */
final class WarmUp {
    private final CompletableFuture<Void> done;
    private final Set<RemoteEndpoint> ended = new HashSet<>();
    private final Set<RemoteEndpoint> joined = new HashSet<>();
    private final List<Attempt> failures = new ArrayList<>();

    WarmUp(CompletableFuture<Void> done) {
        this.done = done;
    }

    void attemptFailed(RemoteEndpoint member, Failure failure) {
        if (joined.remove(member)) {
            ended.add(member);
            failures.add(new Attempt(member.endpoint(), member.address(), failure, Duration.ZERO));
        }
    }

    /** The member is none any more. */
    void leave(RemoteEndpoint member) {
        joined.remove(member);
    }

    void shutDown() {
        done.completeExceptionally(
                new UnreachableException("the communicator is shut down", Outcome.NOT_SENT, failures));
    }

    /** @param what should have told members */
    void failed(String what, Failure failure) {
        failures.add(new Attempt(what, "-", failure, Duration.ZERO));
    }

    /** Connects what is not connected; ends, and says so, once every member is up or has failed. */
    boolean tryEnd(List<RemoteEndpoint> members) {
        boolean up = false;
        for (RemoteEndpoint member : members) {
            if (member.available()) {
                joined.remove(member);
                ended.add(member);
                up = true;
            } else if (!ended.contains(member) && joined.add(member)) {
                Failure verdict = member.join();
                if (verdict != null) {
                    attemptFailed(member, verdict);
                }
            }
        }
        if (!joined.isEmpty()) {
            return false;
        }
        if (up) {
            done.complete(null);
        } else {
            done.completeExceptionally(
                    new UnreachableException("no endpoint could be reached", Outcome.NOT_SENT, failures));
        }
        return true;
    }
}
