/**
 * One connection, in either role: its states, its table of unanswered requests, its timers. For {@code internal.client} and
 * {@code internal.server}; depends on {@code wire}, {@code spi} and {@code fault}.
 */
package io.floe.internal.connection;
