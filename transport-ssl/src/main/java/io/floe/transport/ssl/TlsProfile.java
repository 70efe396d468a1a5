package io.floe.transport.ssl;

/**
 * All that the transport needs to know: what is demanded of peers, and where keys and anchors come from. Immutable, but for
 * what {@code material} yields.
 *
 * @param policy what is demanded
 * @param material the keys and trust anchors in force
 */
public record TlsProfile(TlsPolicy policy, MaterialSource material) {}
