package io.floe.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the papers say is there, and compiles. */
class PapersTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+Test)`");

    static Stream<String> snippets() throws IOException {
        return SNIPPET.matcher(read("README.md")).results().map(found -> found.group(1));
    }

    static Stream<Path> papers() throws IOException {
        try (Stream<Path> top = Files.list(Sources.root());
                Stream<Path> docs = Files.walk(Sources.root().resolve("docs"))) {
            return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }

    @ParameterizedTest(name = "snippet {index}")
    @MethodSource("snippets")
    void shouldCompileTheSnippetsOfTheReadme(String snippet, @TempDir Path classes) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter said = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));

        boolean compiled = compiler.getTask(said, null, null, options, null, List.of(new Source(snippet)))
                .call();

        assertThat(compiled).as(said.toString()).isTrue();
    }

    @Test
    void shouldShowAClientAndAServerFirst() throws IOException {
        assertThat(snippets()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(read("README.md").lines()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @MethodSource("papers")
    void shouldLinkToWhatIsThere(Path paper) throws IOException {
        List<String> links = LINK.matcher(Files.readString(paper))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(links)
                .allSatisfy(link -> assertThat(paper.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("papers")
    void shouldNameTestsThatExist(Path paper) throws IOException {
        List<String> classes = Sources.java().stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();

        List<String> named = TEST_CLASS
                .matcher(Files.readString(paper))
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !name.equals("XTest"))
                .toList();

        assertThat(classes).containsAll(named);
    }

    private static String read(String name) throws IOException {
        return Files.readString(Sources.root().resolve(name));
    }

    /** A snippet with a class around it: its imports come first. */
    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String snippet) {
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            String imports =
                    snippet.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
            String body =
                    snippet.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
            code = String.format(
                    Locale.ROOT, "%s%nclass Snippet { void run() throws Exception {%n%s%n} }%n", imports, body);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
