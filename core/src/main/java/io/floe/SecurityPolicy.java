package io.floe;

/** Which endpoints of a mixed string may take calls, before balancing chooses among them. */
public enum SecurityPolicy {
    /** Every listed endpoint takes its turn, whatever its protocol: the user wrote the list. The default. */
    AS_LISTED("as-listed"),
    /**
     * Plain endpoints only while every secure one cannot be reached; a single one that is not trusted forbids it, for a
     * trust failure must never lead to plain text.
     */
    PREFER_SECURE("prefer-secure"),
    /** Secure endpoints only; what {@code -s} in a proxy's text means. */
    REQUIRE_SECURE("require-secure");

    private final String word;

    SecurityPolicy(String word) {
        this.word = word;
    }

    /** How properties spell it. */
    public String word() {
        return word;
    }
}
