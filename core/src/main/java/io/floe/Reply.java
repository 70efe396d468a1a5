package io.floe;

import io.floe.wire.Encapsulation;
import io.floe.wire.IceReader;
import java.util.function.Function;

/**
 * A call's good answer. Immutable.
 *
 * @param results the encoded results
 */
public record Reply(Encapsulation results) {
    /**
     * Decodes the results; large sequences of bytes in place by {@link IceReader#readByteBuffer}.
     *
     * @throws io.floe.wire.MarshalException if they are malformed
     */
    public <T> T read(Function<IceReader, T> reader) {
        return results.read(reader);
    }
}
