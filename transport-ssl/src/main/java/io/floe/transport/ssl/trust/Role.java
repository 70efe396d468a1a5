package io.floe.transport.ssl.trust;

/** What the peer is in the handshake. */
public enum Role {
    SERVER("server", "1.3.6.1.5.5.7.3.1"),
    CLIENT("client", "1.3.6.1.5.5.7.3.2");

    private final String word;
    private final String purpose;

    Role(String word, String purpose) {
        this.word = word;
        this.purpose = purpose;
    }

    String word() {
        return word;
    }

    /** The extended key usage that a certificate needs in this role (RFC 5280, section 4.2.1.12). */
    String purpose() {
        return purpose;
    }
}
