package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/interop.md} has a row for each test, and no other. */
final class InteropPageTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(should\\w+)` \\| .+ \\| .+ \\|$", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(
            classes = {
                FloeCallsIce.class,
                IceCallsFloe.class,
                IceConnections.class,
                IceDatagrams.class,
                IceLayers.class,
                IceJsTest.class,
                Failover.class,
                IceSsl.class,
                Ice38Test.class,
                Ice37SilenceTest.class,
                GoldenBytesTest.class,
                IceGridTest.class,
                IceGridNodeTest.class,
                IceGridCommandTest.class,
                IceStormTest.class
            })
    void shouldListEveryTest(Class<?> tests) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "interop.md"));
        List<String> sections = Stream.of(page.split("\n## ", -1))
                .filter(section -> section.startsWith(tests.getSimpleName() + "\n"))
                .toList();

        assertThat(sections).hasSize(1);
        assertThat(ROW.matcher(sections.get(0)).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(names(tests));
    }

    private static List<String> names(Class<?> tests) {
        return Stream.of(tests.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("should"))
                .toList();
    }
}
