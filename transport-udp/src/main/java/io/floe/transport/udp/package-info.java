/** The udp transport. For users only its endpoint; depends on core's endpoint, wire, fault and SPI packages. */
package io.floe.transport.udp;
