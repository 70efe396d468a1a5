package io.floe.transport.ssl.material;

import io.floe.fault.ConfigurationException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decodes private keys: PKCS#8 (RFC 5958) plain and encrypted, PKCS#1 (RFC 8017) and SEC1 (RFC 5915). The JDK knows only
 * PKCS#8, so the last two are wrapped into it. Stateless.
 */
final class PrivateKeys {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
    /** The identifier 1.2.840.113549.1.1.1 and its NULL parameters. */
    private static final byte[] RSA = HEX.parseHex("06092a864886f70d0101010500");
    /** The identifier 1.2.840.10045.2.1; its parameters are the curve. */
    private static final byte[] EC = HEX.parseHex("06072a8648ce3d0201");

    private PrivateKeys() {}

    /** Decodes one PEM block; the password is for the encrypted kind only. */
    static PrivateKey decode(PemBlock block, char @Nullable [] password, Location source) {
        return switch (block.label()) {
            case "PRIVATE KEY" -> pkcs8(block.der(), source);
            case "RSA PRIVATE KEY" -> pkcs8(wrapped(RSA, block.der()), source);
            case "EC PRIVATE KEY" -> pkcs8(wrappedEc(block.der(), source), source);
            case "ENCRYPTED PRIVATE KEY" -> encrypted(block.der(), password, source);
            default ->
                throw new ConfigurationException(source + ": " + block.label()
                        + " (expected: PRIVATE KEY, RSA PRIVATE KEY, EC PRIVATE KEY or ENCRYPTED PRIVATE KEY)");
        };
    }

    private static PrivateKey pkcs8(byte[] der, Location source) {
        try {
            Der info = Der.of(der).inside(Der.SEQUENCE);
            info.next(Der.INTEGER);
            byte[] oid = info.inside(Der.SEQUENCE).next(Der.OBJECT_ID);
            return KeyFactory.getInstance(algorithm(oid, source)).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new ConfigurationException(
                    source + ": private key is damaged (expected: an RSA, EC or EdDSA key)", e);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static String algorithm(byte[] oid, Location source) {
        return switch (HEX.formatHex(oid)) {
            case "2a864886f70d010101" -> "RSA";
            case "2a864886f70d01010a" -> "RSASSA-PSS";
            case "2a8648ce3d0201" -> "EC";
            case "2b6570", "2b6571" -> "EdDSA";
            default ->
                throw new ConfigurationException(
                        source + ": private key of an unknown algorithm (expected: RSA, EC or EdDSA)");
        };
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return Der.element(
                Der.SEQUENCE, VERSION_0, Der.element(Der.SEQUENCE, algorithm), Der.element(Der.OCTET_STRING, key));
    }

    /** SEC1 names the curve inside of the key, PKCS#8 beside it. */
    private static byte[] wrappedEc(byte[] key, Location source) {
        try {
            Der inside = Der.of(key).inside(Der.SEQUENCE);
            inside.next(Der.INTEGER);
            inside.next(Der.OCTET_STRING);
            byte[] curve = inside.next(Der.CONTEXT_0);
            byte[] algorithm = new byte[EC.length + curve.length];
            System.arraycopy(EC, 0, algorithm, 0, EC.length);
            System.arraycopy(curve, 0, algorithm, EC.length, curve.length);
            return wrapped(algorithm, key);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    source + ": EC PRIVATE KEY that does not name its curve (expected: a named curve)", e);
        }
    }

    private static PrivateKey encrypted(byte[] der, char @Nullable [] password, Location source) {
        if (password == null) {
            throw new ConfigurationException(source + ": private key is encrypted (expected: its password)");
        }
        PBEKeySpec spec = new PBEKeySpec(password);
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            String scheme = scheme(info);
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(scheme).generateSecret(spec),
                    info.getAlgParameters());
            return pkcs8(info.getKeySpec(cipher).getEncoded(), source);
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationException(
                    source + ": private key cannot be decrypted (expected: the password that it was encrypted with)",
                    e);
        } finally {
            spec.clearPassword();
        }
    }

    /** For PBES2 (RFC 8018) only the parameters tell the key derivation and the cipher. */
    private static String scheme(EncryptedPrivateKeyInfo info) {
        String name = info.getAlgName();
        boolean pbes2 = name.equals("PBES2") || name.equals("1.2.840.113549.1.5.13");
        return pbes2 ? info.getAlgParameters().toString() : name;
    }
}
