/** Linux I/O engines that a communicator finds by itself. For nobody's code; depends on {@code io.floe.spi} and Netty. */
package io.floe.engine.nativeio;
