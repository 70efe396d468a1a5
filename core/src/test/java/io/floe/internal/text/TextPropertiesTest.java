package io.floe.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.OpaqueEndpoint;
import io.floe.endpoint.PlainCodecs;
import io.floe.endpoint.PlainEndpoint;
import io.floe.endpoint.ProxyMode;
import io.floe.endpoint.ToStringMode;
import io.floe.wire.Draw;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.ProtocolVersion;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed reads back as the same, and nothing makes the parser fail but in its own way. */
class TextPropertiesTest {
    private static final int TRIES = 25;

    private final ProxyParser parser = new ProxyParser(new PlainCodecs(), TextSettings.STANDARD);

    static LongStream seeds() {
        return Draw.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldReadBackWhatIsPrinted(long seed) {
        Draw draw = new Draw(seed);
        for (int i = 0; i < TRIES; i++) {
            ObjectReference reference = reference(draw);
            String printed = reference.toString(draw.of(ToStringMode.values()));

            assertThat(parser.parse(printed)).as(printed).hasValue(reference);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldReadBackIdentities(long seed) {
        Draw draw = new Draw(seed);
        for (int i = 0; i < TRIES; i++) {
            Identity identity = identity(draw);
            String printed = draw.of(ToStringMode.values()).print(identity);

            assertThat(IdentityParser.parse(printed)).as(printed).hasValue(identity);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldRefuseOnlyInItsOwnWay(long seed) {
        Draw draw = new Draw(seed);
        for (int i = 0; i < 4 * TRIES; i++) {
            String text = nearlyProxy(draw);
            try {
                parser.parse(text)
                        .ifPresent(reference -> assertThat(parser.parse(reference.toString()))
                                .as(text)
                                .hasValue(reference));
            } catch (EndpointSyntaxException e) {
                assertThat(e.input()).isEqualTo(text);
                assertThat(e.getMessage().lines()).as(text).hasSize(3);
            }
        }
    }

    private static ObjectReference reference(Draw draw) {
        List<Endpoint> endpoints = draw.list(3, () -> draw.<Endpoint>oneOf(() -> plain(draw), () -> opaque(draw)));
        return new ObjectReference(
                identity(draw),
                text(draw),
                draw.of(ProxyMode.values()),
                draw.bool(),
                ProtocolVersion.of(draw.number(1, 255), draw.number(0, 255)),
                version(draw),
                endpoints,
                endpoints.isEmpty() ? text(draw) : "");
    }

    private static Identity identity(Draw draw) {
        return new Identity(until(() -> text(draw), name -> !name.isEmpty()), text(draw));
    }

    /** Pieces of proxies in any order: closer to the grammar's edges than mere characters. */
    private static String nearlyProxy(Draw draw) {
        return String.join(
                "",
                draw.list(
                        14,
                        () -> draw.of(
                                "a",
                                "/",
                                "\\",
                                "\"",
                                "'",
                                ":",
                                "@",
                                " ",
                                "\t",
                                "-f",
                                "-t",
                                "-e",
                                "1.1",
                                "-p",
                                "plain",
                                "opaque",
                                "tcp",
                                "default",
                                "-h",
                                "*",
                                "-v",
                                "AWgFAAAA",
                                "77",
                                "99",
                                "\\x",
                                "\\u00e9",
                                "\\777",
                                "\\377",
                                "infinite",
                                "-z",
                                "--sourceAddress",
                                "::1",
                                "\ud83c",
                                "\udf4c",
                                "\u0000",
                                "\u00e9",
                                "-")));
    }

    private static String text(Draw draw) {
        return String.join(
                "",
                draw.list(
                        5,
                        () -> draw.<String>oneOf(
                                () -> draw.of(
                                        "\\", "'", "\"", "/", ":", "@", " ", "-", "\t", "\n", "\u0007", "\u000b",
                                        "\u007f", "\u0000"),
                                () -> letters(draw, 4, "a", "b", "7", "\u00e9", "\u65e5"),
                                () -> "\ud83c\udf4c")));
    }

    private static String letters(Draw draw, int max, String... letters) {
        return String.join("", draw.list(max, () -> draw.of(letters)));
    }

    private static EncodingVersion version(Draw draw) {
        return EncodingVersion.of(draw.number(1, 255), draw.number(0, 255));
    }

    /** Hosts hold no control characters; one that begins with {@code -} has no text in this grammar, nor has {@code *}. */
    private static Endpoint plain(Draw draw) {
        String host = until(
                () -> letters(draw, 8, "h", ".", ":", " ", "\"", "'", "\\", "%", "@", "-", "\u00e9"),
                letters -> !letters.startsWith("-"));
        return new PlainEndpoint(
                host,
                draw.number(0, 65535),
                draw.of("", "127.0.0.1", "::1"),
                draw.maybe(() -> Duration.ofMillis(draw.number(1, Integer.MAX_VALUE))),
                draw.bool());
    }

    /** Without bytes it would have no text. */
    private static Endpoint opaque(Draw draw) {
        short type = until(() -> (short) draw.number(0, Short.MAX_VALUE), number -> number != PlainEndpoint.TYPE);
        return new OpaqueEndpoint(type, Encapsulation.of(version(draw), draw.bytes(1, 9)));
    }

    private static <T> T until(Supplier<T> draw, Predicate<T> fits) {
        T drawn = draw.get();
        while (!fits.test(drawn)) {
            drawn = draw.get();
        }
        return drawn;
    }
}
