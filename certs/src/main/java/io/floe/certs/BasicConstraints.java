package io.floe.certs;

import java.util.OptionalInt;

/**
 * Says whether a certificate may issue others (RFC 5280, section 4.2.1.9).
 *
 * @param authority whether it may
 * @param pathLength how many intermediates may follow it; empty for any number
 */
public record BasicConstraints(boolean authority, OptionalInt pathLength) {
    public BasicConstraints {
        if (!authority && pathLength.isPresent()) {
            throw new CertsException(
                    "path length: " + pathLength.getAsInt() + " on a leaf (expected: none, only authorities have one)");
        }
    }

    /** May issue, with any number of intermediates below. */
    public static final BasicConstraints AUTHORITY = new BasicConstraints(true, OptionalInt.empty());

    /** May not issue. */
    public static final BasicConstraints LEAF = new BasicConstraints(false, OptionalInt.empty());

    /** May issue, with at most so many intermediates below. */
    public static BasicConstraints authority(int pathLength) {
        return new BasicConstraints(true, OptionalInt.of(pathLength));
    }

    org.bouncycastle.asn1.x509.BasicConstraints encoded() {
        return pathLength.isPresent()
                ? new org.bouncycastle.asn1.x509.BasicConstraints(pathLength.getAsInt())
                : new org.bouncycastle.asn1.x509.BasicConstraints(authority);
    }
}
