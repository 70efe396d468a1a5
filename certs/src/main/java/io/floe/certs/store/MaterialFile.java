package io.floe.certs.store;

import io.floe.certs.CertsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes files atomically: a reader sees the old content or the new one, never half of it. Missing directories are made.
 */
public final class MaterialFile {
    private MaterialFile() {}

    /** Writes a file that only its owner may read (0600), where the file system knows of owners. */
    public static void writeSecret(Path file, byte[] content, Existing existing) {
        write(file, content, existing, "rw-------");
    }

    /** Writes a file that everybody may read (0644). */
    public static void writePublic(Path file, byte[] content, Existing existing) {
        write(file, content, existing, "rw-r--r--");
    }

    /** Fails if the file is there and may not be replaced. */
    public static void check(Path file, Existing existing) {
        if (existing == Existing.REFUSE && Files.exists(file)) {
            throw new CertsException(file + ": is there already (expected: no such file, or leave to replace it)");
        }
    }

    private static void write(Path file, byte[] content, Existing existing, String permissions) {
        check(file, existing);
        var target = file.toAbsolutePath();
        try {
            var folder = Files.createDirectories(target.resolveSibling("."));
            // Made readable by its owner only, so that a secret is at no moment open to others.
            var draft = Files.createTempFile(folder, ".floe", ".new");
            try {
                fill(draft, content, permissions);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new CertsException(file + ": cannot be written (expected: a writable directory)", e);
        }
    }

    private static void fill(Path draft, byte[] content, String permissions) throws IOException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        var posix = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
