package io.floe.bench;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How many datagrams have come to another process: a number in a file that both have mapped. Thread-safe. */
final class Arrivals {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer memory;

    Arrivals(Path file) throws IOException {
        try (FileChannel open =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory = open.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        }
    }

    void add() {
        LONG.getAndAdd(memory, 0, 1L);
    }

    long count() {
        return (long) LONG.getVolatile(memory, 0);
    }
}
