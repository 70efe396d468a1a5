package io.floe.wire;

/**
 * A request for one invocation.
 *
 * @param requestId what the reply will repeat; 0 for a oneway request, which is never answered
 * @param invocation what is asked
 * @param compression see {@link Compression}
 */
public record RequestMessage(int requestId, Invocation invocation, Compression compression) implements Message {}
