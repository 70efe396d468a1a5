package io.floe.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks once whether Debian's jars of Ice for Java are there. Immutable. */
final class IceJavaSslCondition extends PeerCondition {
    static final List<Path> JARS =
            List.of(Path.of("/usr/share/java/ice-3.7.8.jar"), Path.of("/usr/share/java/icessl-3.7.8.jar"));

    IceJavaSslCondition() {
        super(
                JARS.stream().allMatch(Files::exists)
                        ? ""
                        : "IceSSL for Java: no " + JARS + " (expected: Debian's package libzeroc-ice3.7-java)");
    }
}
