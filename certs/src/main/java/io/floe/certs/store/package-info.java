/**
 * Reads and writes keystores and PEM files, and converts between them. For users, tests and the command line; depends on
 * {@code io.floe.certs} only.
 */
package io.floe.certs.store;
