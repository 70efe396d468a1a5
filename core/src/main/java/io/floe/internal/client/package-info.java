/**
 * The way of a call out: proxies, the invocation path, groups of endpoints, what is known of each endpoint's health. Depends
 * on {@code internal.connection}, {@code balance} and {@code fault}.
 */
package io.floe.internal.client;
