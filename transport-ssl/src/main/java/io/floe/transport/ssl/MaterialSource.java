package io.floe.transport.ssl;

import java.security.cert.X509Certificate;

/** Where keys and trust anchors come from. Thread-safe; never blocks. */
public interface MaterialSource {
    /** What is in force now. */
    TlsMaterial current();

    /**
     * Calls {@code listener} after each change of {@link #current}, one call at a time, on a thread that may take its
     * time.
     */
    void onChange(Runnable listener);

    /**
     * Takes note of a certificate that a peer has shown and that was believed, to warn before it expires. From any thread.
     *
     * @param whose who showed it last, for messages
     */
    default void seen(String whose, X509Certificate certificate) {}

    /** Material that never changes. */
    static MaterialSource fixed(TlsMaterial material) {
        return new MaterialSource() {
            @Override
            public TlsMaterial current() {
                return material;
            }

            @Override
            public void onChange(Runnable listener) {
                // never changes
            }
        };
    }
}
