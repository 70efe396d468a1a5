/** Reads keys, certificates and revocation lists out of every kind of file, with the JDK's means alone. */
package io.floe.transport.ssl.material;
