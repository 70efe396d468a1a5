package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.spi.Trait;
import io.floe.spi.TransportProvider;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, NoBlockingOnEventLoops.class})
class LayeredTransportTest {
    private static final TransportProvider FIRST = new ShakeTransport.Provider("shake", (short) 201, "local");
    private static final TransportProvider SECOND = new ShakeTransport.Provider("reshake", (short) 202, "shake");

    @Nested
    class OneLayer implements LayeredTransportContract {
        @Override
        public LayeredFixture fixture() {
            return new ShakeFixture(FIRST, "local", List.of(), " --shake 7");
        }

        @Test
        void shouldFailTheConnectWithTheHooksOwnCause() {
            try (var lab = ContractLab.of(fixture())) {
                var listener = lab.listen("shake --shake 9", lab.peer());
                var stranger = listener.endpoint().toString().replace("--shake 9", "--shake 8");

                assertThat(lab.failureOfConnecting(stranger, lab.peer())).hasMessage("shake: 9 (expected: 8)");
            }
        }

        @Test
        void shouldAddItsOwnToKeyAndTraits() {
            try (var lab = ContractLab.of(fixture())) {
                var other = lab.keyOf("shake -n a --shake 8");

                assertThat(lab.keyOf("shake -n a --shake 7")).isNotEqualTo(other);
                assertThat(lab.keyOf("shake -n b --shake 8")).isNotEqualTo(other);
                assertThat(lab.transport().traits()).containsExactly(Trait.SECURE);
            }
        }
    }

    @Nested
    class TwoLayers implements LayeredTransportContract {
        @Override
        public LayeredFixture fixture() {
            return new ShakeFixture(SECOND, "shake", List.of(FIRST), " --shake 7 --reshake 7");
        }
    }

    private record ShakeFixture(
            TransportProvider provider, String listenBeneath, List<TransportProvider> beneath, String options)
            implements LayeredFixture {
        @Override
        public String listenAt() {
            return provider.protocol();
        }

        @Override
        public String withoutHost() {
            return provider.protocol();
        }

        @Override
        public String refusing() {
            return provider.protocol() + " -n nobody";
        }

        @Override
        public List<String> canonicalTexts() {
            return List.of(provider.protocol() + " -n a -t 60000 -z" + options);
        }
    }
}
