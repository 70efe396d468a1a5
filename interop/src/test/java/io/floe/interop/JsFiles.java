package io.floe.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the browser loads: the library from npm, the stubs that {@code slice2js} makes, and the test's own page. Stateless. */
final class JsFiles {
    static final String PACKAGE = "ice@3.7.110";

    private static final Path MADE = Path.of("target", "js");
    private static final Path LIBRARY = MADE.resolve("node_modules/ice/lib/Ice.js");
    private static final Path STUBS = MADE.resolve("FloeInterop.js");
    private static final Path OWN = Path.of("src", "test", "js");
    private static final Map<String, Path> FILES = Map.of(
            "/",
            OWN.resolve("page.html"),
            "/client.js",
            OWN.resolve("client.js"),
            "/FloeInterop.js",
            STUBS,
            "/Ice.js",
            LIBRARY);

    private JsFiles() {}

    /** Has the library fetched and the stubs made, unless an earlier run did. */
    static boolean prepare() {
        try {
            Files.createDirectories(MADE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(LIBRARY)) {
            PeerCondition.output(
                    "npm",
                    "install",
                    "--prefix",
                    MADE.toString(),
                    "--no-save",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--prefer-offline",
                    PACKAGE);
        }
        PeerCondition.output("slice2js", "--output-dir", MADE.toString(), "src/test/resources/ice/FloeInterop.ice");
        return Files.exists(LIBRARY) && Files.exists(STUBS);
    }

    /** The content of a path that the browser asks for; empty for others. */
    static byte[] content(String path) throws IOException {
        Path file = FILES.get(path);
        return file == null ? new byte[0] : Files.readAllBytes(file);
    }

    static String type(String path) {
        return path.endsWith(".js") ? "text/javascript" : "text/html";
    }
}
