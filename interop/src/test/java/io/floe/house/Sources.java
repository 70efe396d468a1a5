package io.floe.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files of the project. Stateless. */
final class Sources {
    private Sources() {}

    /** Tests run in their module's directory, which stands in the project's. */
    static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    static List<Path> java() {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root())) {
            for (Path module :
                    modules.filter(dir -> Files.exists(dir.resolve("pom.xml"))).toList()) {
                Path sources = module.resolve("src");
                if (Files.isDirectory(sources)) {
                    try (Stream<Path> files = Files.walk(sources)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
