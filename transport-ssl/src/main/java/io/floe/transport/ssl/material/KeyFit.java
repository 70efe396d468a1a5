package io.floe.transport.ssl.material;

import io.floe.fault.ConfigurationException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;

/** Tells whether a key, its certificate and the chain behind it belong together. Stateless. */
public final class KeyFit {
    private static final byte[] PROBE = {'f', 'l', 'o', 'e'};

    private KeyFit() {}

    /** Refuses an entry whose chain is empty, does not start with the key's certificate, or is out of order. */
    public static void check(KeyEntry entry, Location source) {
        List<X509Certificate> chain = entry.chain();
        if (chain.isEmpty()) {
            throw new ConfigurationException(
                    source + ": key '" + entry.alias() + "' without a certificate (expected: its certificate chain)");
        }
        if (!fits(entry.key(), chain.get(0).getPublicKey())) {
            throw new ConfigurationException(source + ": key '" + entry.alias() + "' does not fit certificate '"
                    + subject(chain.get(0)) + "' (expected: the key's own certificate first)");
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!issued(chain.get(i), chain.get(i - 1))) {
                throw new ConfigurationException(
                        source + ": chain: '" + subject(chain.get(i)) + "' did not issue '" + subject(chain.get(i - 1))
                                + "' (expected: the key's certificate first, then each one's issuer)");
            }
        }
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** What the one signs, the other must verify. */
    static boolean fits(PrivateKey key, PublicKey certified) {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())
                && !(key.getAlgorithm().startsWith("Ed")
                        && certified.getAlgorithm().startsWith("Ed"))) {
            return false;
        }
        try {
            Signature signer = signature(key.getAlgorithm());
            signer.initSign(key);
            signer.update(PROBE);
            byte[] signed = signer.sign();
            Signature verifier = signature(key.getAlgorithm());
            verifier.initVerify(certified);
            verifier.update(PROBE);
            return verifier.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case "RSA" -> Signature.getInstance("SHA256withRSA");
            case "EC" -> Signature.getInstance("SHA256withECDSA");
            case "RSASSA-PSS" -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                yield pss;
            }
            default -> Signature.getInstance("EdDSA");
        };
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
