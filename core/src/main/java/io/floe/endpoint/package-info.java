/**
 * Where objects can be reached: endpoints and object references as values that know their text and their wire form. For
 * transports and for the proxy grammar; depends on {@code io.floe.wire} and {@code io.floe.fault}.
 */
package io.floe.endpoint;
