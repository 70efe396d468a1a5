package io.floe.wire;

/** One message of the Ice protocol. Immutable: plain bytes, no reference counts. */
public sealed interface Message
        permits RequestMessage, BatchRequestMessage, ReplyMessage, ValidateConnectionMessage, CloseConnectionMessage {}
