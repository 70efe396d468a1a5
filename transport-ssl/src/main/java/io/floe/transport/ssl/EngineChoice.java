package io.floe.transport.ssl;

/** Which TLS engine to use. {@link #AUTO} is the default; what is asked for by name and missing is an error. */
public enum EngineChoice {
    /** BoringSSL where it loads safely, else the JDK's. */
    AUTO,
    /** BoringSSL. */
    NATIVE,
    /** The JDK's. */
    JDK
}
