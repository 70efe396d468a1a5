package io.floe.engine.nativeio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Whether Netty's native libraries, which are built for glibc, may be tried in this process. */
final class CLibrary {
    private static final Path MAPS = Path.of("/proc/self/maps");

    private CLibrary() {}

    /**
     * Tries {@code check} where native code is safe. On musl loading a glibc library crashes the JVM, so that nothing is
     * tried there; a missing class, library or system call reads as false.
     */
    static boolean allows(BooleanSupplier check) {
        try {
            return onGlibc() && check.getAsBoolean();
        } catch (LinkageError | RuntimeException e) {
            return false;
        }
    }

    private static boolean onGlibc() {
        try (var lines = Files.lines(MAPS)) {
            return !isMusl(lines);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a process with these memory mappings runs on musl: its loader is mapped as {@code ld-musl-ARCH.so.1}. */
    static boolean isMusl(Stream<String> maps) {
        return maps.anyMatch(line -> line.contains("/ld-musl-") || line.contains("/libc.musl-"));
    }
}
