package io.floe.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/properties.md} has a row for each property, and no other. */
class PropertiesPageTest {
    private static List<String> rows(String title) throws IOException {
        String page = Files.readString(Path.of("../docs/properties.md"));
        String section = page.split("\n## " + title + "\n", -1)[1].split("\n## ", -1)[0];
        return section.lines().filter(line -> line.startsWith("| `")).toList();
    }

    @Test
    void shouldListWhatCoreReads() throws IOException {
        assertThat(rows("Floe's own"))
                .containsExactlyElementsOf(Arrays.stream(PropertyName.values())
                        .filter(name -> name.key().startsWith("floe."))
                        .map(name -> "| `" + name.key() + "` | " + name.fallback() + " | " + name.meaning() + " |")
                        .toList());
    }

    @Test
    void shouldSayWhatBecomesOfIces() throws IOException {
        assertThat(rows("Ice's"))
                .containsExactlyElementsOf(
                        IceProperty.ALL.stream().map(IceProperty::tableRow).toList());
    }

    @Test
    void shouldNameEachPropertyOnce() {
        assertThat(IceProperty.ALL).extracting(IceProperty::name).doesNotHaveDuplicates();
    }
}
