package io.floe.wire;

/**
 * The answer to a twoway request.
 *
 * @param requestId the request's
 * @param body what became of it
 * @param compression see {@link Compression}
 */
public record ReplyMessage(int requestId, ReplyBody body, Compression compression) implements Message {}
