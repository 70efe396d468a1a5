package io.floe.interop;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Floe as a client of Ice C++. */
@NeedsIceCpp
final class FloeCallsIceCppTest extends FloeCallsIce {
    FloeCallsIceCppTest() {
        super(PeerKind.ICE_CPP);
    }

    /** Not compared with Java, which expands IPv6 addresses, adds their scope, and publishes them for 0.0.0.0, too. */
    @ParameterizedTest
    @ValueSource(strings = {"tcp -h * -p 0", "tcp -h 0.0.0.0 -p 0 -z", "tcp -h \"::\" -p 0 -t 500"})
    void shouldPublishWhatIcePublishesOfAWildcard(String listen) {
        comparePublished(listen);
    }
}
