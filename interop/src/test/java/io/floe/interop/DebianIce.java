package io.floe.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Ice for Java 3.7.8 as Debian packs it: with IceSSL, which Maven Central does not have. Stateless. */
public final class DebianIce {
    static final List<Path> JARS =
            List.of(Path.of("/usr/share/java/ice-3.7.8.jar"), Path.of("/usr/share/java/icessl-3.7.8.jar"));

    private DebianIce() {}

    /** Whether this machine has it. */
    public static boolean present() {
        return JARS.stream().allMatch(Files::exists);
    }

    /** Its part of a class path. */
    public static String classPath() {
        return JARS.stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
