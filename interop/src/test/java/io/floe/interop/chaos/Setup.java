package io.floe.interop.chaos;

import java.nio.file.Path;

/**
 * How a server serves. Immutable.
 *
 * @param kind whose server it is
 * @param endpoints where it listens
 * @param properties its file of properties
 */
record Setup(Peer kind, String endpoints, Path properties) {
    Setup withPort(String endpoint) {
        return new Setup(kind, endpoints + ":" + endpoint, properties);
    }
}
