package io.floe.transport.ssl;

import java.util.List;

/**
 * Which verified peers are let in. A peer that a deny rule matches is refused; of the others all are let in if there is no
 * allow rule, else those that one matches. Immutable.
 *
 * @param allow whom to let in; empty for everybody
 * @param deny whom to refuse whatever {@code allow} says
 */
public record PeerRules(List<PeerRule> allow, List<PeerRule> deny) {
    /** Everybody. */
    public static final PeerRules NONE = new PeerRules(List.of(), List.of());

    public PeerRules {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /** Whether there is no rule at all. */
    public boolean isEmpty() {
        return allow.isEmpty() && deny.isEmpty();
    }
}
