package io.floe.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.PlainCodecs;
import java.nio.charset.StandardCharsets;

/** Replays the corpus beside it in every build; with {@code JAZZER_FUZZ=1} in the environment it goes on from there. */
class ProxyParserFuzzTest {
    private final ProxyParser parser = new ProxyParser(new PlainCodecs(), TextSettings.STANDARD);

    @FuzzTest
    void shouldRefuseOnlyInItsOwnWay(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            parser.parse(text)
                    .ifPresent(reference ->
                            assertThat(parser.parse(reference.toString())).hasValue(reference));
        } catch (EndpointSyntaxException e) {
            assertThat(e.getMessage().lines()).hasSize(3);
        }
    }
}
