package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.Secret;
import io.floe.transport.ssl.material.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom to believe, while it is written down; the system's authorities if nothing is. Owned by its {@link SslDraft}. */
public final class TrustDraft {
    private final List<TrustPart> parts = new ArrayList<>();
    private final List<Location> crls = new ArrayList<>();
    private final Set<String> pins = new LinkedHashSet<>();
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

    /**
     * Adds a key by its SHA-256, {@code sha256:} and hex or Base64.
     *
     * @throws ConfigurationException if it is none
     */
    public void pin(String text) {
        written = true;
        pins.add(PinText.hex(text));
    }

    /** Adds a file of revocation lists. */
    public void crl(Location location) {
        crls.add(location);
    }

    List<TrustPart> parts() {
        return written ? List.copyOf(parts) : List.of(new TrustPart.OfSystem());
    }

    Set<String> pins() {
        return Set.copyOf(pins);
    }

    List<Location> crls() {
        return List.copyOf(crls);
    }

    boolean isWritten() {
        return written;
    }

    /** Whether anybody is trusted whom somebody chose. */
    boolean isOwn() {
        return !pins.isEmpty() || parts.stream().anyMatch(TrustPart.OfStore.class::isInstance);
    }
}
