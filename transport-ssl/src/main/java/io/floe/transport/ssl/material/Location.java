package io.floe.transport.ssl.material;

import io.floe.fault.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where material lies. Immutable; prints as a path, never as content. */
public sealed interface Location {
    /** Whatever is longer is no keystore, and is not read. */
    long MAX_BYTES = 16L * 1024 * 1024;

    /** Reads all of it. */
    byte[] bytes();

    /** The file to watch, if it is one. */
    Optional<Path> file();

    /** Text that starts like PEM is the material itself; all else is a path. */
    static Location of(String text) {
        return text.stripLeading().startsWith("-----BEGIN ") ? new Inline(text) : new OfFile(Path.of(text.trim()));
    }

    static Location of(Path path) {
        return new OfFile(path);
    }

    /** A file, read anew each time. */
    record OfFile(Path path) implements Location {
        @Override
        public byte[] bytes() {
            try {
                if (!Files.isRegularFile(path)) {
                    throw new ConfigurationException(path + ": no such file (expected: a keystore or PEM file)");
                }
                if (Files.size(path) > MAX_BYTES) {
                    throw new ConfigurationException(path + ": longer than " + MAX_BYTES + " bytes (expected: less)");
                }
                return Files.readAllBytes(path);
            } catch (NoSuchFileException e) {
                throw new ConfigurationException(path + ": no such file (expected: a keystore or PEM file)", e);
            } catch (IOException e) {
                throw new ConfigurationException(path + ": cannot be read (expected: a readable file)", e);
            }
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** PEM text that stands in the configuration itself. */
    record Inline(String pem) implements Location {
        @Override
        public byte[] bytes() {
            return pem.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "inline PEM";
        }
    }
}
