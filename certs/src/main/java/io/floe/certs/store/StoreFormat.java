package io.floe.certs.store;

import io.floe.certs.CertsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;

/** The kinds of file that hold keys and certificates. */
public enum StoreFormat {
    PKCS12,
    JKS,
    /** BouncyCastle's own store. */
    BCFKS,
    /** Certificates and at most one private key as text. */
    PEM,
    /** One bare certificate or PKCS#8 key; can be read, not written. */
    DER;

    private static final int PKCS12_VERSION = 3;
    private static final byte[] JKS_MAGIC = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};
    private static final byte ASN1_SEQUENCE = 0x30;

    /** Tells the format from the content, whatever the file is called. */
    public static StoreFormat sniff(byte[] content) {
        if (startsWith(content, JKS_MAGIC)) {
            return JKS;
        }
        if (content.length > 0 && content[0] == ASN1_SEQUENCE) {
            return sniffAsn1(content);
        }
        if (new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
            return PEM;
        }
        throw unknown();
    }

    /** The format that a file's ending asks for: {@code .p12 .pfx .jks .bcfks .pem .crt .key}. */
    public static StoreFormat ofName(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "p12", "pfx" -> PKCS12;
            case "jks" -> JKS;
            case "bcfks" -> BCFKS;
            case "pem", "crt", "key" -> PEM;
            default ->
                throw new CertsException(
                        file + ": format not clear from the name (expected: .p12, .pfx, .jks, .bcfks or .pem)");
        };
    }

    /**
     * The first element tells them apart: a PFX starts with the version 3 (RFC 7292), a PKCS#8 key with a smaller
     * version (RFC 5958), a certificate has a signature as its third element (RFC 5280), a BCFKS store has two elements.
     */
    private static StoreFormat sniffAsn1(byte[] content) {
        try {
            var outer = ASN1Sequence.getInstance(content);
            if (outer.size() > 1 && outer.getObjectAt(0) instanceof ASN1Integer version) {
                return version.hasValue(PKCS12_VERSION) ? PKCS12 : DER;
            }
            if (outer.size() == 3 && outer.getObjectAt(2) instanceof ASN1BitString) {
                return DER;
            }
            if (outer.size() == 2 && outer.getObjectAt(0) instanceof ASN1Sequence) {
                return BCFKS;
            }
            throw unknown();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new CertsException("content: damaged ASN.1 (expected: a PKCS12 or BCFKS store, or DER)", e);
        }
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }

    private static CertsException unknown() {
        return new CertsException("content: of no known format (expected: PKCS12, JKS, BCFKS, PEM or DER)");
    }
}
