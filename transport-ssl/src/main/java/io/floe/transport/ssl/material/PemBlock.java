package io.floe.transport.ssl.material;

import io.floe.fault.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One block of PEM text (RFC 7468); what stands between blocks is comment. Owned by its reader; prints without content. */
final class PemBlock {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----([^-]*(?:-[^-]+)*)-----END ([A-Z0-9 ]{1,64})-----");

    private final String label;
    private final byte[] der;

    private PemBlock(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    /** Such as {@code CERTIFICATE}. */
    String label() {
        return label;
    }

    /** The decoded bytes, not a copy: who decodes a key wipes them. */
    byte[] der() {
        return der;
    }

    static List<PemBlock> parse(byte[] content, Location source) {
        Matcher matcher = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
        List<PemBlock> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(block(matcher, source));
        }
        if (blocks.isEmpty()) {
            throw new ConfigurationException(source + ": no complete PEM block (expected: BEGIN and END lines)");
        }
        return List.copyOf(blocks);
    }

    private static PemBlock block(Matcher matcher, Location source) {
        String label = matcher.group(1);
        String body = matcher.group(2);
        if (!label.equals(matcher.group(3))) {
            throw new ConfigurationException(source + ": BEGIN " + label + " ends with END " + matcher.group(3));
        }
        if (body.contains("Proc-Type:")) {
            throw new ConfigurationException(source + ": " + label
                    + " encrypted in the old OpenSSL way (expected: PKCS#8; openssl pkcs8 -topk8 converts it)");
        }
        try {
            return new PemBlock(label, Base64.getMimeDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            // the cause would quote what it choked on, which may be a key
            throw new ConfigurationException(source + ": " + label + " is damaged (expected: base64)");
        }
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE");
    }

    boolean isRevocationList() {
        return label.equals("X509 CRL");
    }

    boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }

    @Override
    public String toString() {
        return "PemBlock[" + label + "]";
    }
}
