package io.floe.certs;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What an extended key usage permits (RFC 5280, section 4.2.1.12). */
public enum Purpose {
    SERVER(KeyPurposeId.id_kp_serverAuth),
    CLIENT(KeyPurposeId.id_kp_clientAuth),
    CODE_SIGNING(KeyPurposeId.id_kp_codeSigning),
    OCSP_SIGNING(KeyPurposeId.id_kp_OCSPSigning),
    ANY(KeyPurposeId.anyExtendedKeyUsage);

    private final String oid;

    Purpose(KeyPurposeId id) {
        this.oid = id.getId();
    }

    KeyPurposeId id() {
        return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid));
    }

    /** The dotted object identifier, as {@code X509Certificate.getExtendedKeyUsage} lists it. */
    public String oid() {
        return oid;
    }
}
