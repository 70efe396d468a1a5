package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.SyntaxCode;
import io.floe.endpoint.ToStringMode;
import io.floe.internal.text.ProxyParser;
import io.floe.internal.text.TextSettings;
import io.floe.wire.EncodingVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded string means to Floe what it means to Ice 3.7.8, but for the listed differences. */
class StringsTest {
    private static final BoardedCodecs CODECS = new BoardedCodecs();
    private static int passed;
    private static int different;

    static List<StringRow> rows() {
        return StringRow.all();
    }

    @AfterAll
    static void countRows() {
        System.out.printf(
                "strings: %d rows, %d as expected (%d of them listed differences)%n", rows().size(), passed, different);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void shouldReadAndPrintAsIceDoes(StringRow row) {
        Optional<Difference> difference =
                Difference.ALL.stream().filter(d -> d.concerns(row)).findFirst();

        if (difference.isPresent()) {
            check(row, difference.get());
            different++;
        } else if (row.error() != null) {
            checkRefusal(row, row.error());
        } else {
            checkResult(row);
        }
        passed++;
    }

    /** None is pending: every protocol of a row has its transport here. */
    @Test
    void shouldCompareEveryRecordedString() {
        assertThat(rows()).hasSize(285);
        assertThat(CODECS.protocols()).containsExactly("ssl", "tcp", "udp", "ws", "wss");
    }

    @Test
    void shouldListOnlyDifferencesThatHaveARow() {
        assertThat(Difference.ALL).allSatisfy(difference -> assertThat(rows()).anyMatch(difference::concerns));
    }

    @Test
    void shouldListTheSameDifferencesInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("../docs/protocol.md"));
        String section = page.substring(page.indexOf("## Strings: where Floe differs"));
        List<String> documented = section.substring(0, (section + "\n## ").indexOf("\n## "))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| group"))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(
                        Difference.ALL.stream().map(Difference::tableRow).toList());
    }

    private static void check(StringRow row, Difference difference) {
        String outcome;
        try {
            outcome = parse(row).orElseThrow().toString(settings(row).toStringMode());
        } catch (EndpointSyntaxException e) {
            outcome = "refused: " + e.code();
        }
        assertThat(outcome).isEqualTo(difference.floe()).isNotEqualTo(row.result());
        if (!outcome.startsWith("refused")) {
            assertThat(parse(row, outcome)).isEqualTo(parse(row));
        }
    }

    private static void checkRefusal(StringRow row, String iceError) {
        try {
            Optional<ObjectReference> accepted = parse(row);
            fail("accepted as " + accepted + " (expected: " + iceError + ")");
        } catch (EndpointSyntaxException e) {
            assertThat(e.code()).as(e.getMessage()).matches(code -> allowed(iceError, code), "a code for " + iceError);
        }
    }

    private static boolean allowed(String iceError, SyntaxCode code) {
        return switch (iceError) {
            case "ProxyParseException" -> code.subject().equals("proxy");
            case "IdentityParseException" ->
                Set.of(SyntaxCode.BAD_IDENTITY, SyntaxCode.TOO_MANY_SLASHES).contains(code);
            case "IllegalIdentityException" -> code == SyntaxCode.NO_NAME;
            case "EndpointParseException" -> code.subject().equals("endpoint") && code != SyntaxCode.BAD_BYTES;
            case "UnmarshalOutOfBoundsException" -> code == SyntaxCode.BAD_BYTES;
            default -> false;
        };
    }

    private static void checkResult(StringRow row) {
        try (RecordedWarnings warnings = new RecordedWarnings()) {
            Optional<ObjectReference> reference = parse(row);

            assertThat(reference.isEmpty()).as("nil").isEqualTo(row.nil());
            if (reference.isPresent()) {
                checkProxy(row, reference.get());
            }
            assertThat(warnings.messages()).hasSize(row.warningCount());
        }
    }

    private static void checkProxy(StringRow row, ObjectReference reference) {
        String printed = reference.toString(settings(row).toStringMode());
        assertThat(printed).isEqualTo(row.result());
        assertThat(parsed(reference)).isEqualTo(row.parsed());
        if (row.roundtripEqual()) {
            assertThat(parse(row, printed)).hasValue(reference);
        }
    }

    private static StringRow.Parsed parsed(ObjectReference reference) {
        String[] words = reference.mode().name().toLowerCase(Locale.ROOT).split("_", -1);
        String mode = words.length == 1
                ? words[0]
                : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
        return new StringRow.Parsed(
                new StringRow.Name(
                        reference.identity().category(), reference.identity().name()),
                reference.facet(),
                reference.adapterId(),
                mode,
                reference.secure(),
                reference.encoding().toString(),
                reference.endpoints().stream().map(Object::toString).toList());
    }

    private static Optional<ObjectReference> parse(StringRow row) {
        return parse(row, row.input());
    }

    private static Optional<ObjectReference> parse(StringRow row, String text) {
        return new ProxyParser(CODECS, settings(row)).parse(text);
    }

    private static TextSettings settings(StringRow row) {
        Map<String, String> properties = new TreeMap<>(row.settings());
        Optional<Duration> timeout = Optional.ofNullable(properties.remove("Ice.Default.Timeout"))
                .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
                .or(() -> EndpointDefaults.STANDARD.timeout());
        EndpointDefaults defaults = new EndpointDefaults(
                take(properties, "Ice.Default.Host", ""), timeout, take(properties, "Ice.Default.SourceAddress", ""));
        TextSettings settings = new TextSettings(
                defaults,
                take(properties, "Ice.Default.Protocol", "tcp"),
                EncodingVersion.parse(take(properties, "Ice.Default.EncodingVersion", "1.1")),
                ToStringMode.valueOf(
                        take(properties, "Ice.ToStringMode", "Unicode").toUpperCase(Locale.ROOT)));
        assertThat(properties).as("properties that the test does not know").isEmpty();
        return settings;
    }

    private static String take(Map<String, String> properties, String name, String otherwise) {
        return Objects.requireNonNullElse(properties.remove(name), otherwise);
    }
}
