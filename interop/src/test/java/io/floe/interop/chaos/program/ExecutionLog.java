package io.floe.interop.chaos.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a server has executed: a line {@code ID NANOS} for each call, written before its answer, so that not even SIGKILL
 * loses one. Thread-safe.
 */
final class ExecutionLog {
    private final FileChannel file;

    ExecutionLog(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void add(long id) {
        try {
            file.write(ByteBuffer.wrap((id + " " + System.nanoTime() + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
