package io.floe.internal.client;

import io.floe.fault.Failure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call that found no open connection, and the attempts to connect that it waits for. Owned by the control thread. */
final class WaitingCall {
    private final InvocationPath path;
    private final Set<RemoteEndpoint> seen = new HashSet<>();
    private final Set<RemoteEndpoint> joined = new HashSet<>();

    WaitingCall(InvocationPath path) {
        this.path = path;
    }

    InvocationPath path() {
        return path;
    }

    /** Whether the member was joined before, whatever came of it. */
    boolean saw(RemoteEndpoint member) {
        return seen.contains(member);
    }

    /** Joins the attempt to connect to a member; a verdict is its result, if that is known already. {@link #tell} must follow. */
    void join(RemoteEndpoint member, @Nullable Failure verdict) {
        seen.add(member);
        if (verdict == null) {
            joined.add(member);
            path.history().dialledOn(member.dialling().loop());
        } else {
            path.history().record(member.endpoint(), member.address(), verdict);
        }
    }

    void attemptFailed(RemoteEndpoint member, Failure failure) {
        if (joined.remove(member)) {
            tell();
            path.history().record(member.endpoint(), member.address(), failure);
        }
    }

    /** The member's connection is open; the security tier may still keep the call from it. */
    void arrived(RemoteEndpoint member) {
        joined.remove(member);
        tell();
    }

    /** The member is as if it had never been joined. */
    void leave(RemoteEndpoint member) {
        seen.remove(member);
        joined.remove(member);
        tell();
    }

    /** Has its deadline know whom it waits for. */
    void tell() {
        path.history().awaits(List.copyOf(joined));
    }

    /** Whether an attempt that it joined is still under way. */
    boolean waits() {
        return !joined.isEmpty();
    }
}
