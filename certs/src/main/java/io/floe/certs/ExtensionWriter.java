package io.floe.certs;

import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** Writes {@link Extensions} into a certificate that is being built; criticality is as RFC 5280 asks. */
final class ExtensionWriter {
    private final X509v3CertificateBuilder certificate;
    private final JcaX509ExtensionUtils keyIds;

    ExtensionWriter(X509v3CertificateBuilder certificate, JcaX509ExtensionUtils keyIds) {
        this.certificate = certificate;
        this.keyIds = keyIds;
    }

    void write(CertificateSpec spec, PublicKey subjectKey, AuthorityKeyIdentifier issuer) throws CertIOException {
        var extensions = spec.extensions();
        add(Extension.authorityKeyIdentifier, false, issuer);
        add(Extension.subjectKeyIdentifier, false, subjectKeyId(extensions, subjectKey));
        if (extensions.constraints().isPresent()) {
            add(Extension.basicConstraints, true, extensions.constraints().get().encoded());
        }
        if (!extensions.uses().isEmpty()) {
            add(Extension.keyUsage, true, keyUsage(extensions.uses()));
        }
        if (!extensions.purposes().isEmpty()) {
            var ids = extensions.purposes().stream().map(Purpose::id).toArray(KeyPurposeId[]::new);
            add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(ids));
        }
        if (!extensions.sans().isEmpty()) {
            var names = extensions.sans().stream().map(San::encoded).toArray(GeneralName[]::new);
            var onlyName = spec.subject().getName().isEmpty();
            add(Extension.subjectAlternativeName, onlyName, new GeneralNames(names));
        }
        if (!extensions.permitted().isEmpty() || !extensions.excluded().isEmpty()) {
            var constraints = new NameConstraints(subtrees(extensions.permitted()), subtrees(extensions.excluded()));
            add(Extension.nameConstraints, true, constraints);
        }
        for (var oid : extensions.unknownCritical()) {
            add(new ASN1ObjectIdentifier(oid), true, new DERUTF8String("known to nobody"));
        }
    }

    private SubjectKeyIdentifier subjectKeyId(Extensions extensions, PublicKey key) {
        return extensions
                .subjectKeyId()
                .map(hex -> new SubjectKeyIdentifier(HexFormat.of().parseHex(hex)))
                .orElseGet(() -> keyIds.createSubjectKeyIdentifier(key));
    }

    private void add(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) throws CertIOException {
        certificate.addExtension(oid, critical, value);
    }

    private static KeyUsage keyUsage(List<KeyUse> uses) {
        return new KeyUsage(uses.stream().mapToInt(KeyUse::bit).reduce(0, (a, b) -> a | b));
    }

    private static GeneralSubtree[] subtrees(List<San> names) {
        return names.stream().map(name -> new GeneralSubtree(name.encoded())).toArray(GeneralSubtree[]::new);
    }
}
