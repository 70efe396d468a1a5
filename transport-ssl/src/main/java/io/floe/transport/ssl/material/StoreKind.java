package io.floe.transport.ssl.material;

import io.floe.fault.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The kinds of store, told from their first bytes and never from a name or the JVM's default. */
public enum StoreKind {
    PKCS12,
    JKS,
    /** BouncyCastle's store, read when its provider is there. */
    BCFKS,
    /** BouncyCastle's old store, read when its provider is there. */
    BKS,
    PEM;

    private static final byte[] JKS_MAGIC = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};
    private static final byte[] JCEKS_MAGIC = {(byte) 0xCE, (byte) 0xCE, (byte) 0xCE, (byte) 0xCE};
    private static final byte[] BKS_1 = {0, 0, 0, 1};
    private static final byte[] BKS_2 = {0, 0, 0, 2};
    private static final byte[] PFX_VERSION = {Der.INTEGER, 1, 3};

    /** Tells the kind of {@code content}, which errors call {@code source}. */
    public static StoreKind sniff(byte[] content, Location source) {
        if (startsWith(content, JKS_MAGIC)) {
            return JKS;
        }
        if (startsWith(content, JCEKS_MAGIC)) {
            throw new ConfigurationException(source
                    + ": a JCEKS store (expected: PKCS12, JKS, BCFKS or PEM; keytool -importkeystore converts it)");
        }
        if (startsWith(content, BKS_1) || startsWith(content, BKS_2)) {
            return BKS;
        }
        if (content.length > 0 && content[0] == Der.SEQUENCE) {
            return binary(content, source);
        }
        if (new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
            return PEM;
        }
        throw unknown(source);
    }

    /** RFC 7292: a PFX starts with version 3. What starts with two nested sequences and has no third element is BCFKS. */
    private static StoreKind binary(byte[] content, Location source) {
        try {
            Der outer = Der.of(content).inside(Der.SEQUENCE);
            if (startsWith(outer.rest(), PFX_VERSION)) {
                return PKCS12;
            }
            outer.next(Der.SEQUENCE);
            outer.next(Der.SEQUENCE);
            if (outer.isEmpty()) {
                return BCFKS;
            }
        } catch (IllegalArgumentException e) {
            // an indefinite length, as BouncyCastle may write a PFX: the version stands behind two bytes
            if (content.length > 5 && content[1] == (byte) 0x80 && startsWith(tail(content), PFX_VERSION)) {
                return PKCS12;
            }
            throw unknown(source);
        }
        throw unknown(source);
    }

    private static byte[] tail(byte[] content) {
        return Arrays.copyOfRange(content, 2, content.length);
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    private static ConfigurationException unknown(Location source) {
        return new ConfigurationException(
                source + ": of no known format (expected: a PKCS12, JKS or BCFKS store, or PEM)");
    }
}
