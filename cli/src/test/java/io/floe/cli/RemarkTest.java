package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemarkTest {
    @Test
    void shouldBeDocumentedOneByOne() throws IOException {
        List<String> documented;
        try (var lines = Files.lines(Path.of("../docs/errors.md"))) {
            documented = lines.filter(line -> line.startsWith("| `FLOE-EP-")).toList();
        }

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(Remark.values())
                        .map(remark -> "| `" + remark.code() + "` | " + remark.meaning() + " |")
                        .toList());
    }
}
