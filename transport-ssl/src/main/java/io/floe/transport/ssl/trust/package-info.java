/** Judges the certificates of peers. For the engine package; depends on the profile types and on the JDK's PKIX. */
package io.floe.transport.ssl.trust;
