/**
 * What a transport implements: the services that {@link java.util.ServiceLoader} finds, and core's hooks on the channels
 * that they make. For authors of transports; depends on {@code io.floe.endpoint}, {@code io.floe.wire} and Netty's
 * transport.
 */
package io.floe.spi;
