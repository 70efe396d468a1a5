/**
 * What a program says to the ssl transport, and what the transport says of a failed handshake. For users; depends on core's
 * SPI and fault packages.
 */
package io.floe.transport.ssl;
