package io.floe.transport.ssl;

import java.util.Optional;

/**
 * One set of keys and anchors, swapped as a whole. Immutable.
 *
 * @param generation larger for each reload; TLS sessions do not outlive it
 * @param key what this side shows to its peers; a server must have one
 * @param trust whom this side believes
 */
public record TlsMaterial(long generation, Optional<KeyMaterial> key, TrustMaterial trust) {}
