package io.floe.transport.ssl.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.transport.ssl.TlsCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about TLS says what the code does. */
class TlsPageTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "tls.md"));
    }

    @ParameterizedTest
    @EnumSource(FloeTlsProperty.class)
    void shouldListEachPropertyWithItsDefaultAndMeaning(FloeTlsProperty property) throws IOException {
        assertThat(page()).contains("| `" + property.key() + "` | " + property.fallback() + " | " + property.meaning());
    }

    @ParameterizedTest
    @EnumSource(TlsCode.class)
    void shouldListEachCode(TlsCode code) throws IOException {
        assertThat(page()).contains("| " + code.id() + " | " + code.title() + " | " + code.advice() + " |");
    }
}
