package io.floe.certs;

import io.floe.certs.internal.BouncyCastle;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Whoever signs: a name, a key, and the key identifier that what is signed points back to.
 *
 * @param name the issuer that signed things name
 * @param key signs
 * @param keyId what the authority key identifier of signed things says
 */
record Signer(X500Principal name, PrivateKey key, AuthorityKeyIdentifier keyId) {

    static Signer of(Credential authority) {
        var certificate = authority.leaf();
        return new Signer(certificate.getSubjectX500Principal(), authority.key(), keyId(certificate));
    }

    static Signer self(X500Principal name, PrivateKey key, PublicKey publicKey) {
        return new Signer(name, key, Certifier.keyIds().createAuthorityKeyIdentifier(publicKey));
    }

    ContentSigner content(SignatureHash hash) {
        try {
            return new JcaContentSignerBuilder(hash.algorithm(key))
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new CertsException("signing key: " + key.getAlgorithm() + " (expected: RSA or EC)", e);
        }
    }

    /** By key only: the issuer's name and serial number, which it may hold too, would tie a renewed issuer's leaves. */
    private static AuthorityKeyIdentifier keyId(X509Certificate issuer) {
        try {
            var extensions = new JcaX509CertificateHolder(issuer).getExtensions();
            var subject = extensions == null ? null : SubjectKeyIdentifier.fromExtensions(extensions);
            return subject == null
                    ? Certifier.keyIds().createAuthorityKeyIdentifier(issuer.getPublicKey())
                    : new AuthorityKeyIdentifier(subject.getKeyIdentifier());
        } catch (CertificateEncodingException e) {
            throw new CertsException("issuer: " + issuer.getSubjectX500Principal() + " cannot be encoded", e);
        }
    }

    @Override
    public String toString() {
        return "Signer[" + name + "]";
    }
}
