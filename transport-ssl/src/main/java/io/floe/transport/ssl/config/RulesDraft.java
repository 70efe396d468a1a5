package io.floe.transport.ssl.config;

import io.floe.transport.ssl.PeerRule;
import io.floe.transport.ssl.PeerRules;
import java.util.ArrayList;
import java.util.List;

/** Rules on peers while they are written down. Owned by its {@link PolicyDraft}. */
public final class RulesDraft {
    private final List<PeerRule> allow = new ArrayList<>();
    private final List<PeerRule> deny = new ArrayList<>();

    RulesDraft() {}

    /** Lets in whom it matches. */
    public void allow(PeerRule rule) {
        allow.add(rule);
    }

    /** Refuses whom it matches. */
    public void deny(PeerRule rule) {
        deny.add(rule);
    }

    /** These and others together. */
    RulesDraft and(RulesDraft others) {
        RulesDraft both = new RulesDraft();
        both.allow.addAll(allow);
        both.allow.addAll(others.allow);
        both.deny.addAll(deny);
        both.deny.addAll(others.deny);
        return both;
    }

    PeerRules rules() {
        return new PeerRules(allow, deny);
    }
}
