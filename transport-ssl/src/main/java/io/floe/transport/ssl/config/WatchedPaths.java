package io.floe.transport.ssl.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders in which a change can make a path mean another file: the one that holds it, and the one of every symbolic
 * link on the way, as Kubernetes swaps {@code ..data}. Stateless.
 */
final class WatchedPaths {
    /** As many links as Linux follows. */
    private static final int MAX_LINKS = 40;

    private WatchedPaths() {}

    static Set<Path> folders(List<Path> files) {
        Set<Path> folders = new LinkedHashSet<>();
        files.forEach(file -> walk(file.toAbsolutePath().normalize(), folders, MAX_LINKS));
        return folders;
    }

    private static void walk(Path path, Set<Path> folders, int linksLeft) {
        Path root = path.getRoot();
        if (root == null || linksLeft == 0) {
            return;
        }
        Path at = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            Path next = at.resolve(path.getName(i));
            if (Files.isSymbolicLink(next)) {
                folders.add(at);
                Path rest = i + 1 < path.getNameCount() ? path.subpath(i + 1, path.getNameCount()) : Path.of("");
                walk(target(at, next).resolve(rest).normalize(), folders, linksLeft - 1);
                return;
            }
            if (i == path.getNameCount() - 1) {
                folders.add(at);
            }
            at = next;
        }
    }

    private static Path target(Path folder, Path link) {
        try {
            return folder.resolve(Files.readSymbolicLink(link));
        } catch (IOException e) {
            return folder;
        }
    }
}
