/**
 * Makes a directory of certificates that is ready to develop with. For the command line and for tests; depends on
 * {@code io.floe.certs}, its store and its inspect package.
 */
package io.floe.certs.dev;
