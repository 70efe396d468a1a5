package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.function.Consumer;

/** Replays the corpus beside it in every build; with {@code JAZZER_FUZZ=1} in the environment it goes on from there. */
class IceFrameDecoderFuzzTest {
    @FuzzTest
    void shouldDecideTheSameHoweverTheBytesArrive(byte[] bytes) {
        Outcome whole = outcome(wire -> wire.receive(bytes));
        Outcome dripped = outcome(wire -> wire.receiveByteByByte(bytes));

        assertThat(dripped.messages()).isEqualTo(whole.messages());
        assertThat(dripped.refused()).isEqualTo(whole.refused());
    }

    private static Outcome outcome(Consumer<Wire> feed) {
        try (Wire wire = new Wire()) {
            boolean refused = false;
            try {
                feed.accept(wire);
            } catch (MarshalException | ProtocolException e) {
                refused = true;
            }
            return new Outcome(wire.messages(), refused);
        }
    }

    private record Outcome(List<Message> messages, boolean refused) {}
}
