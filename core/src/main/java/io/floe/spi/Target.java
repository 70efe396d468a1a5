package io.floe.spi;

import io.floe.endpoint.Endpoint;
import java.net.SocketAddress;

/**
 * One endpoint at one resolved address: what is connected to, balanced over and remembered as dead. Immutable.
 *
 * @param endpoint the endpoint that was resolved
 * @param address one of the addresses behind its name
 * @param key what tells connections apart: targets with equal keys share a connection. Holds the address and whatever
 *     else makes a connection another one (source address, timeout, expected peer name), but not {@code -z}
 */
public record Target<E extends Endpoint>(E endpoint, SocketAddress address, Object key) {}
