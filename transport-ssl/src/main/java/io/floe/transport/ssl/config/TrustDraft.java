package io.floe.transport.ssl.config;

import io.floe.transport.ssl.Secret;
import io.floe.transport.ssl.material.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom to believe, while it is written down; the system's authorities if nothing is. Owned by its {@link SslDraft}. */
public final class TrustDraft {
    private final List<TrustPart> parts = new ArrayList<>();
    private final List<Location> crls = new ArrayList<>();
    private boolean written;

    TrustDraft() {}

    /** Adds a store or PEM file. */
    public void store(Location location, @Nullable Secret password) {
        written = true;
        parts.add(new TrustPart.OfStore(location, Optional.ofNullable(password), false));
    }

    /** Adds a store whose keys are trusted as well, as Ice 3.7 does. */
    void storeAsInIce(Location location, @Nullable Secret password) {
        written = true;
        parts.add(new TrustPart.OfStore(location, Optional.ofNullable(password), true));
    }

    /** Adds the JVM's authorities. */
    public void system() {
        written = true;
        parts.add(new TrustPart.OfSystem());
    }

    /** Believes nobody, unless something is added. */
    public void none() {
        written = true;
    }

    /** Adds a file of revocation lists. */
    public void crl(Location location) {
        crls.add(location);
    }

    List<TrustPart> parts() {
        return written ? List.copyOf(parts) : List.of(new TrustPart.OfSystem());
    }

    List<Location> crls() {
        return List.copyOf(crls);
    }

    boolean isWritten() {
        return written;
    }

    /** Whether anybody is trusted whom somebody chose. */
    boolean isOwn() {
        return parts.stream().anyMatch(TrustPart.OfStore.class::isInstance);
    }
}
