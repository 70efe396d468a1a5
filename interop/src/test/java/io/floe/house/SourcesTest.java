package io.floe.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the sources tell. */
class SourcesTest {
    private static final int LONGEST = 400;
    private static final Pattern SYNCHRONIZED = Pattern.compile("^(?!\\s*(\\*|//|/\\*)).*\\bsynchronized\\b");
    private static final Pattern EXPORT = Pattern.compile("^\\s*(exports|opens)\\s+(\\S*internal\\S*?)\\s*(;|$)");

    @Test
    void shouldHaveNoFileOver400Lines() throws IOException {
        assertThat(Sources.java()).isNotEmpty();
        for (Path source : Sources.java()) {
            assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(LONGEST);
        }
    }

    @Test
    void shouldHaveNoSynchronizedInCore() throws IOException {
        for (Path source : Sources.java()) {
            if (source.toString().contains("core/src/main")) {
                assertThat(Files.readAllLines(source))
                        .as(source.toString())
                        .noneMatch(line -> SYNCHRONIZED.matcher(line).find());
            }
        }
    }

    /** An export to the testkit alone is no export. */
    @Test
    void shouldExportNoImplementation() throws IOException {
        for (Path source : Sources.java()) {
            if (source.endsWith("module-info.java")) {
                String text = Files.readString(source).replaceAll("\\s+to\\s+io\\.floe\\.testkit;", " to testkit;");
                assertThat(text.lines())
                        .as(source.toString())
                        .noneMatch(line -> EXPORT.matcher(line).find());
            }
        }
    }

    @Test
    void shouldDocumentEveryMainPackage() throws IOException {
        for (Path source : Sources.java()) {
            if (source.toString().contains("/src/main/") && !source.endsWith("module-info.java")) {
                assertThat(source.resolveSibling("package-info.java")).exists();
            }
        }
    }

    @Test
    void shouldLeaveNothingToDo() throws IOException {
        Pattern left = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
        for (Path source : Sources.java()) {
            try (Stream<String> lines = Files.lines(source)) {
                List<String> found =
                        lines.filter(line -> left.matcher(line).find()).toList();
                assertThat(found).as(source.toString()).isEmpty();
            }
        }
    }
}
