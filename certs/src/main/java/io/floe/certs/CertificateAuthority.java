package io.floe.certs;

import io.floe.certs.internal.BouncyCastle;
import java.math.BigInteger;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;

/**
 * Issues certificates and revocation lists. Immutable and safe on any thread; keeps no register of what it issued.
 *
 * <pre>{@code
 * var root = CertificateAuthority.create("Example root");
 * var issuing = root.intermediate("Example issuing CA");
 * var server = issuing.issue(CertificateSpec.server("a.shop", "10.0.0.5"));
 * }</pre>
 *
 * @param credential the authority's own key and chain
 */
public record CertificateAuthority(Credential credential) {

    /** The organization (O) that marks a development authority: production starts warn of it. */
    public static final String DEVELOPMENT_MARK = "Floe development CA";

    /** Makes a root: EC P-256, 365 days, no limit on the path. */
    public static CertificateAuthority create(String commonName) {
        return create(CertificateSpec.authority(commonName));
    }

    /** Makes a root as told. */
    public static CertificateAuthority create(CertificateSpec spec) {
        return new CertificateAuthority(Credential.selfSigned(spec));
    }

    /** Makes a key and certificate; the chain holds this authority's own chain, root included. */
    public Credential issue(CertificateSpec spec) {
        var pair = spec.keys().get();
        var certificate = Certifier.certify(spec, pair.getPublic(), Signer.of(credential));
        return new Credential(
                pair.getPrivate(),
                Stream.concat(Stream.of(certificate), credential.chain().stream())
                        .toList());
    }

    /** Makes an authority below this one that may issue leaves only. */
    public CertificateAuthority intermediate(String commonName) {
        return intermediate(CertificateSpec.authority(commonName).constraints(BasicConstraints.authority(0)));
    }

    /** Makes an authority below this one as told, even one that says it is none. */
    public CertificateAuthority intermediate(CertificateSpec spec) {
        return new CertificateAuthority(issue(spec));
    }

    /**
     * Makes a root that looks like this authority in all but its key: same subject, serial number and key identifier. A
     * peer that compares anything but signatures falls for it.
     */
    public CertificateAuthority impostor() {
        return create(CertificateSpec.authority("impostor")
                .subject(certificate().getSubjectX500Principal())
                .serial(certificate().getSerialNumber())
                .subjectKeyId(
                        HexFormat.of().formatHex(Signer.of(credential).keyId().getKeyIdentifierOctets())));
    }

    public X509Certificate certificate() {
        return credential.leaf();
    }

    /** Signs a list of these revoked certificates, valid in that span; an empty list revokes nobody. */
    public X509CRL revocationList(Validity span, List<X509Certificate> revoked) {
        var builder = new JcaX509v2CRLBuilder(certificate().getSubjectX500Principal(), Date.from(span.notBefore()));
        builder.setNextUpdate(Date.from(span.notAfter()));
        for (var certificate : revoked) {
            var when = Date.from(span.notBefore());
            builder.addCRLEntry(certificate.getSerialNumber(), when, CRLReason.keyCompromise);
        }
        var signer = Signer.of(credential);
        try {
            builder.addExtension(Extension.authorityKeyIdentifier, false, signer.keyId());
            builder.addExtension(
                    Extension.cRLNumber,
                    false,
                    new CRLNumber(BigInteger.valueOf(span.notBefore().getEpochSecond())));
            return new JcaX509CRLConverter()
                    .setProvider(BouncyCastle.PROVIDER)
                    .getCRL(builder.build(signer.content(SignatureHash.SHA256)));
        } catch (CertIOException | CRLException e) {
            throw new CertsException("revocation list of " + certificate().getSubjectX500Principal(), e);
        }
    }

    /** Tells whether a certificate is, or was issued by, a development authority. */
    public static boolean isDevelopment(X509Certificate certificate) {
        return Stream.of(certificate.getSubjectX500Principal(), certificate.getIssuerX500Principal())
                .anyMatch(name -> DistinguishedNames.organizations(name).contains(DEVELOPMENT_MARK));
    }
}
