/**
 * The ws and wss transports, layers over tcp and ssl. For users only their endpoint; depends on core's endpoint, wire and
 * SPI packages and on Netty's HTTP codec.
 */
package io.floe.transport.ws;
