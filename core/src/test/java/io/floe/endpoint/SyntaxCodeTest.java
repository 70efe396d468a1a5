package io.floe.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxCodeTest {
    @Test
    void shouldBeDocumentedOneByOne() throws IOException {
        List<String> documented;
        try (var lines = Files.lines(Path.of("../docs/errors.md"))) {
            documented = lines.filter(line -> line.startsWith("| FLOE-EP-")).toList();
        }

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(SyntaxCode.values())
                        .map(code -> "| " + code + " | " + code.subject() + " | " + code.meaning() + " |")
                        .toList());
    }

    @Test
    void shouldHaveANumberOfItsOwn() {
        assertThat(Arrays.stream(SyntaxCode.values()).map(SyntaxCode::toString)).doesNotHaveDuplicates();
    }
}
