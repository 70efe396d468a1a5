/** What the packages of this module share and nobody else sees. Depends on BouncyCastle only. */
package io.floe.certs.internal;
