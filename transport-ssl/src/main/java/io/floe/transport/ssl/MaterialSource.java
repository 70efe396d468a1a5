package io.floe.transport.ssl;

/** Where keys and trust anchors come from. Thread-safe; never blocks. */
public interface MaterialSource {
    /** What is in force now. */
    TlsMaterial current();

    /**
     * Calls {@code listener} after each change of {@link #current}, one call at a time, on a thread that may take its
     * time.
     */
    void onChange(Runnable listener);

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
