package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.SecurityPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityTiersTest {
    private enum Health {
        UP,
        DOWN,
        REJECTED
    }

    private record Fake(String name, boolean secure, Health health) implements SecurityTiers.Standing {
        @Override
        public boolean available() {
            return health == Health.UP;
        }

        @Override
        public boolean unreachable() {
            return health == Health.DOWN;
        }
    }

    /** Two ssl endpoints a and b and one tcp endpoint t; the last three columns are who may take calls. */
    @ParameterizedTest(name = "a {0}, b {1}, t {2}: as-listed {3}, prefer-secure {4}, require-secure {5}")
    @CsvSource({
        "UP,       UP,       UP,       a b t, a b, a b",
        "UP,       UP,       DOWN,     a b,   a b, a b",
        "UP,       UP,       REJECTED, a b,   a b, a b",
        "UP,       DOWN,     UP,       a t,   a,   a",
        "UP,       DOWN,     DOWN,     a,     a,   a",
        "UP,       DOWN,     REJECTED, a,     a,   a",
        "UP,       REJECTED, UP,       a t,   a,   a",
        "UP,       REJECTED, DOWN,     a,     a,   a",
        "UP,       REJECTED, REJECTED, a,     a,   a",
        "DOWN,     UP,       UP,       b t,   b,   b",
        "DOWN,     UP,       DOWN,     b,     b,   b",
        "DOWN,     UP,       REJECTED, b,     b,   b",
        "DOWN,     DOWN,     UP,       t,     t,   ''",
        "DOWN,     DOWN,     DOWN,     '',    '',  ''",
        "DOWN,     DOWN,     REJECTED, '',    '',  ''",
        "DOWN,     REJECTED, UP,       t,     '',  ''",
        "DOWN,     REJECTED, DOWN,     '',    '',  ''",
        "DOWN,     REJECTED, REJECTED, '',    '',  ''",
        "REJECTED, UP,       UP,       b t,   b,   b",
        "REJECTED, UP,       DOWN,     b,     b,   b",
        "REJECTED, UP,       REJECTED, b,     b,   b",
        "REJECTED, DOWN,     UP,       t,     '',  ''",
        "REJECTED, DOWN,     DOWN,     '',    '',  ''",
        "REJECTED, DOWN,     REJECTED, '',    '',  ''",
        "REJECTED, REJECTED, UP,       t,     '',  ''",
        "REJECTED, REJECTED, DOWN,     '',    '',  ''",
        "REJECTED, REJECTED, REJECTED, '',    '',  ''",
    })
    void shouldChooseTheTierBeforeBalancing(
            Health a, Health b, Health t, String asListed, String preferSecure, String requireSecure) {
        var members = List.of(new Fake("a", true, a), new Fake("b", true, b), new Fake("t", false, t));

        assertThat(names(SecurityPolicy.AS_LISTED, members, true)).isEqualTo(asListed);
        assertThat(names(SecurityPolicy.PREFER_SECURE, members, true)).isEqualTo(preferSecure);
        assertThat(names(SecurityPolicy.REQUIRE_SECURE, members, true)).isEqualTo(requireSecure);
    }

    /** A secure endpoint whose name takes longer to resolve than a plain one takes to connect is being tried. */
    @Test
    void shouldGoToNoPlainOneWhileANameIsUnknown() {
        var members = List.of(new Fake("t", false, Health.UP), new Fake("a", true, Health.DOWN));

        assertThat(names(SecurityPolicy.PREFER_SECURE, members, false)).isEmpty();
        assertThat(names(SecurityPolicy.PREFER_SECURE, members.subList(0, 1), false))
                .isEmpty();
        assertThat(names(SecurityPolicy.AS_LISTED, members, false)).isEqualTo("t");
    }

    private static String names(SecurityPolicy policy, List<Fake> members, boolean complete) {
        List<String> names = new ArrayList<>();
        SecurityTiers.eligible(policy, members, complete).forEach(member -> names.add(member.name()));
        return String.join(" ", names);
    }
}
