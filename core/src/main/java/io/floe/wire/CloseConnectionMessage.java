package io.floe.wire;

/** The sender has answered all that it will: the receiver closes the stream, and what is unanswered has not run. */
public record CloseConnectionMessage() implements Message {}
