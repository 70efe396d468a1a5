package io.floe.wire;

import java.util.List;

/**
 * Oneway requests sent together; none is answered.
 *
 * @param invocations what is asked, in order; may be empty
 * @param compression see {@link Compression}
 */
public record BatchRequestMessage(List<Invocation> invocations, Compression compression) implements Message {
    public BatchRequestMessage {
        invocations = List.copyOf(invocations);
    }
}
