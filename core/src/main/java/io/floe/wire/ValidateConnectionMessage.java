package io.floe.wire;

/** A server's first message on a stream, which opens it for the client; later, from either side, a heartbeat. */
public record ValidateConnectionMessage() implements Message {}
