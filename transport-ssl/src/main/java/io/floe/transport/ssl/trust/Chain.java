package io.floe.transport.ssl.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A chain in order, from the peer's own certificate to an anchor. Immutable.
 *
 * @param path the leaf and the intermediates; empty if the leaf is itself the anchor
 * @param anchor one of the configured anchors
 */
record Chain(List<X509Certificate> path, X509Certificate anchor) {
    Chain {
        path = List.copyOf(path);
    }

    X509Certificate leaf() {
        return path.isEmpty() ? anchor : path.get(0);
    }

    List<X509Certificate> intermediates() {
        return path.isEmpty() ? List.of() : path.subList(1, path.size());
    }

    /** The issuer of the path's certificate at an index. */
    X509Certificate issuer(int index) {
        return index + 1 < path.size() ? path.get(index + 1) : anchor;
    }

    int length() {
        return path.size() + 1;
    }
}
