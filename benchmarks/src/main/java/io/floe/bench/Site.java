package io.floe.bench;

import java.nio.file.Path;

/**
 * What contestants talk over. Immutable.
 *
 * @param wire {@code tcp}, {@code ssl} (TLS 1.3 with AES-128-GCM) or {@code udp}
 * @param folder where {@link TestCertificates} made its files
 */
record Site(String wire, Path folder) {
    /** TLS with this suite for everybody; read back from every client. */
    static final String SUITE = "TLS_AES_128_GCM_SHA256";

    /** How every process agrees on keys: as Ice does on JDK 17. Left alone, BoringSSL adds ML-KEM to it, which takes longer. */
    static final String GROUPS = "x25519";

    static final String HOST = "127.0.0.1";

    /**
     * Sessions that a client keeps, by property, option or builder, whichever the contestant knows: calling one port again
     * resumes, and calling two in turn does not.
     */
    static final int SESSIONS = 1;

    /** Messages of 1 MiB and their headers fit. */
    static final int MESSAGE_MAX_KIB = 2048;

    boolean tls() {
        return wire.equals("ssl");
    }

    Path file(String name) {
        return folder.resolve(name);
    }
}
