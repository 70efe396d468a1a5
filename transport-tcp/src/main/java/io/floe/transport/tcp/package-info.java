/** The tcp transport. For users only its endpoint; depends on core's endpoint, wire and SPI packages. */
package io.floe.transport.tcp;
