package io.floe.transport.ssl.material;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The passwords of one store while it is read: wiped when closed. Owned by the thread that reads the store. */
public final class KeyPassword implements AutoCloseable {
    private final char @Nullable [] store;
    private final char @Nullable [] entry;

    /**
     * Takes both arrays over.
     *
     * @param store of the store's integrity; null for none
     * @param entry of the key; null for the store's
     */
    public KeyPassword(char @Nullable [] store, char @Nullable [] entry) {
        this.store = store;
        this.entry = entry;
    }

    /** No password at all. */
    public static KeyPassword none() {
        return new KeyPassword(null, null);
    }

    char @Nullable [] store() {
        return store;
    }

    char @Nullable [] forEntry() {
        return entry == null ? store : entry;
    }

    @Override
    public void close() {
        if (store != null) {
            Arrays.fill(store, '\0');
        }
        if (entry != null) {
            Arrays.fill(entry, '\0');
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
