package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.TlsCode;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Locale;

/**
 * Refuses weak keys anywhere in a chain and weak signatures anywhere but on the anchor, whose own signature proves nothing.
 * The engines' own defaults let RSA 1024 and SHA-1 pass. Stateless.
 */
final class Strength {
    private static final int RSA_MIN = 2048;
    private static final int RSA_MAX = 8192; // beyond, one verification holds up an event loop
    private static final int EC_MIN = 256;
    private static final List<String> WEAK_HASHES = List.of("MD2", "MD4", "MD5", "SHA1", "SHA-1");

    private Strength() {}

    static void check(Chain chain) throws Refusal {
        for (var certificate : chain.path()) {
            checkKey(certificate);
            checkSignature(certificate);
        }
        checkKey(chain.anchor());
    }

    private static void checkKey(X509Certificate certificate) throws Refusal {
        var key = key(certificate.getPublicKey());
        if (key.startsWith("!")) {
            throw new Refusal(
                    TlsCode.WEAK,
                    "presented a chain in which " + Shown.subject(certificate) + " has the key " + key.substring(1)
                            + " (expected: RSA " + RSA_MIN + ".." + RSA_MAX + ", EC " + EC_MIN + "+ or EdDSA)");
        }
    }

    private static String key(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return (bits < RSA_MIN || bits > RSA_MAX ? "!RSA " : "RSA ") + bits;
        }
        if (key instanceof ECKey ec) {
            int bits = ec.getParams().getOrder().bitLength();
            return (bits < EC_MIN ? "!EC " : "EC ") + bits;
        }
        return key instanceof EdECKey ? "EdDSA" : "!" + key.getAlgorithm();
    }

    private static void checkSignature(X509Certificate certificate) throws Refusal {
        var signature = signature(certificate).toUpperCase(Locale.ROOT);
        if (WEAK_HASHES.stream().anyMatch(signature::contains)) {
            throw new Refusal(
                    TlsCode.WEAK,
                    "presented a chain in which " + Shown.subject(certificate) + " is signed with " + signature
                            + " (expected: SHA-256 or better)");
        }
    }

    /** The name of the algorithm; RSASSA-PSS keeps its digest in the parameters. */
    private static String signature(X509Certificate certificate) throws Refusal {
        var name = certificate.getSigAlgName();
        if (!name.equals("RSASSA-PSS")) {
            return name;
        }
        try {
            var parameters = AlgorithmParameters.getInstance(name);
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm() + "with" + name;
        } catch (GeneralSecurityException | IOException | RuntimeException e) { // absent parameters are null
            throw new Refusal(
                    TlsCode.WEAK,
                    "presented a signature of unknown strength, " + name + " (expected: a known digest)",
                    e);
        }
    }
}
