package io.floe.cli;

/**
 * What a locator knows a server by. Immutable.
 *
 * @param adapterId its own name
 * @param replicaGroup that of its group, or empty
 */
record RegisteredName(String adapterId, String replicaGroup) {}
