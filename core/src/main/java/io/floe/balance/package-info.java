/**
 * Which endpoint takes the next call: the balancing slot and the built-in balancers. For users who choose or write a
 * balancer; depends on {@code io.floe.spi}.
 */
package io.floe.balance;
