package io.floe.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import io.floe.spi.EndpointList;
import io.floe.spi.EndpointSource;
import io.floe.spi.EndpointSourceProvider;
import io.floe.spi.SourceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private final ManualContext context = new ManualContext();
    private final Sources sources = new Sources(List.of(new FileSourceProvider(), new Strange()), context);
    private final Told told = new Told();

    @TempDir
    private Path folder;

    /** A stranger's. */
    private static final class Strange implements EndpointSourceProvider {
        @Override
        public String scheme() {
            return "strange";
        }

        @Override
        public EndpointSource create(String text, SourceContext context) {
            return new EndpointList(text, context.endpoints(text));
        }
    }

    private List<Object> told(Path file) {
        sources.source("file:" + file).subscribe(told).close();
        context.run();
        return told.all;
    }

    @Test
    void shouldFindAStrangersByItsWord() {
        EndpointSource source = sources.source("strange:a:b");
        source.subscribe(told).refresh(true);

        assertThat(source).hasToString("a:b");
        assertThat(told.all)
                .hasSize(2)
                .allMatch(List.of(ManualContext.endpoint("a"), ManualContext.endpoint("b"))::equals);
    }

    @Test
    void shouldRefuseTwoOfOneWord() {
        assertThatThrownBy(() -> new Sources(List.of(new Strange(), new Strange()), context))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("source 'strange': provided by ")
                .hasMessageEndingWith("(expected: one jar; remove the other)");
    }

    @Test
    void shouldRefuseAWordThatNobodyKnows() {
        assertThatThrownBy(() -> sources.source("fiel:/x"))
                .hasMessage("source: 'fiel:/x' (expected: one of [file, strange], a colon and its text)");
        assertThatThrownBy(() -> sources.source("file")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void shouldRefuseAFileWithoutPath() {
        assertThatThrownBy(() -> sources.source("file: ")).hasMessage("source 'file:': no path (expected: a file)");
        assertThatThrownBy(() -> sources.source("file:a\0b")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void shouldReadTheLinesOfAFile() throws IOException {
        told(Files.writeString(folder.resolve("f"), "# ours\n\n  tcp -h a  \ntcp -h b:tcp -h c # two\n"));

        assertThat(context.texts).containsExactly("tcp -h a:tcp -h b:tcp -h c");
    }

    @Test
    void shouldRefuseAFileWithoutEndpoints() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "# nothing yet\n");

        assertThat(told(file)).containsExactly("file '" + file + "': no endpoint (expected: at least one)");
    }

    @Test
    void shouldRefuseAFileOfBytes() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(told(file).get(0).toString()).endsWith("(expected: a readable file)");
    }
}
