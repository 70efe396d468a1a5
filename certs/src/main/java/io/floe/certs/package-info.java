/**
 * Makes certificate authorities, certificates, revocation lists and OCSP answers, good ones and deliberately bad ones.
 * For users and for tests; knows BouncyCastle and nothing of Floe.
 */
package io.floe.certs;
