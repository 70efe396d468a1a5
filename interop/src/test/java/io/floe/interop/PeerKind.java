package io.floe.interop;

import io.floe.interop.peer.IcePeerMain;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whom the tests start as a peer, and how. */
enum PeerKind {
    /** Ice for Java 3.7.10, from Maven Central, with bzip2. */
    ICE_JAVA {
        @Override
        List<String> command() {
            return java(System.getProperty("java.class.path"), IcePeerMain.class);
        }
    },
    /** Ice for Java 3.7.8 with IceSSL, which Maven Central does not have, from Debian. */
    ICE_JAVA_SSL {
        @Override
        List<String> command() {
            return java(DebianIce.classPath() + ":" + location(IcePeerMain.class), IcePeerMain.class);
        }
    },
    /** Ice C++ 3.7.8, under its Python binding, from Debian. */
    ICE_CPP {
        @Override
        List<String> command() {
            return List.of(PYTHON, "src/test/python/peer.py", "src/test/resources/ice/FloeInterop.ice");
        }
    },
    /** Floe, where it must be a process of its own: to be killed. */
    FLOE {
        @Override
        List<String> command() {
            return java(System.getProperty("java.class.path"), FloePeerMain.class);
        }
    };

    static final String PYTHON = "/usr/bin/python3";

    abstract List<String> command();

    /** The command with Ice's properties for tests: loopback only, threads enough for nested calls, quiet. */
    List<String> command(String... properties) {
        List<String> all = new ArrayList<>(command());
        if (this != FLOE) {
            all.add("--Ice.Default.Host=127.0.0.1");
            all.add("--Ice.ThreadPool.Client.Size=4");
            all.add("--Ice.ThreadPool.Client.SizeMax=8");
            all.add("--Ice.ThreadPool.Server.Size=4");
            all.add("--Ice.ThreadPool.Server.SizeMax=8");
            all.add("--Ice.Warn.Dispatch=0");
        }
        all.addAll(List.of(properties));
        return all;
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> java(String classPath, Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                classPath,
                main.getName());
    }
}
