/**
 * The Ice encoding and protocol: bytes to messages and back. For transports, dispatchers and the connection; pure
 * functions of bytes, with no channel (but in the frame decoder), no thread and no clock. May depend on
 * {@code io.floe.fault} and Netty's buffers only.
 */
package io.floe.wire;
