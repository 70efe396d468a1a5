package io.floe.interop.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads what the programs have written. Stateless. */
final class Records {
    private Records() {}

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What any server ever started has executed of the calls with these numbers. */
    static List<Sighting> executed(Path folder, long firstId, long endId) {
        List<Sighting> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith("executed-s"))
                    .forEach(file -> executed(file, firstId, endId, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void executed(Path file, long firstId, long endId, List<Sighting> found) {
        int server = file.getFileName().toString().charAt("executed-s".length()) - '0';
        for (String line : lines(file)) {
            String[] fields = line.split(" ", -1);
            long id = Long.parseLong(fields[0]);
            if (id >= firstId && id < endId) {
                found.add(new Sighting(Long.parseLong(fields[1]), server, 0, fields[0]));
            }
        }
    }

    /** What the client's wire has seen. */
    static List<Sighting> sent(Path file) {
        return lines(file).stream()
                .map(line -> line.split(" ", -1))
                .map(fields -> new Sighting(
                        Long.parseLong(fields[0]),
                        fields[1].charAt(fields[1].length() - 1) - '0',
                        Integer.parseInt(fields[2]),
                        fields[3]))
                .toList();
    }
}
