package io.floe.internal.text;

import io.floe.wire.EncodingVersion;
import io.floe.wire.ProtocolVersion;
import java.util.Optional;

/** Reads the versions of {@code -e} and {@code -p}: any that could exist, whether Floe speaks it or not. */
final class Versions {
    static final String EXPECTED = "major.minor, 1..255 and 0..255";

    private Versions() {}

    static Optional<EncodingVersion> encoding(String text) {
        try {
            return Optional.of(EncodingVersion.parse(text)).filter(version -> version.major() > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<ProtocolVersion> protocol(String text) {
        return encoding(text).map(version -> ProtocolVersion.of(version.major(), version.minor()));
    }
}
