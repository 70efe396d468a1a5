/**
 * Tells what a keystore, a PEM file or a presented chain holds and what is wrong with it. For the command line and for
 * users; depends on {@code io.floe.certs} and {@code io.floe.certs.store}.
 */
package io.floe.certs.inspect;
