package io.floe.transport.ssl.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chains whose signatures and constraints were found good: that cannot change while the anchors stay the same, and finding
 * it out is most of a resumed handshake's cost. What can change, dates, revocation and rules, is never remembered. Owned by
 * the judge of one generation; used by many threads without locks. Peers cannot fill it with what is not good.
 */
public final class ChainMemory {
    private static final int MOST = 1024;

    private final Map<List<X509Certificate>, Chain> good = new ConcurrentHashMap<>();

    /** Remembers nothing yet. */
    public ChainMemory() {}

    Optional<Chain> recall(List<X509Certificate> sent) {
        return Optional.ofNullable(good.get(sent));
    }

    void remember(List<X509Certificate> sent, Chain chain) {
        if (good.size() >= MOST) {
            good.clear();
        }
        good.put(sent, chain);
    }
}
