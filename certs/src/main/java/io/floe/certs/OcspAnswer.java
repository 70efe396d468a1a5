package io.floe.certs;

import io.floe.certs.internal.BouncyCastle;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What an OCSP responder answers about one certificate, to be stapled to a handshake or served. Immutable.
 *
 * @param subject the certificate in question
 * @param issuer its issuer
 * @param status the answer
 * @param span {@code thisUpdate} and {@code nextUpdate} of the answer
 */
public record OcspAnswer(X509Certificate subject, X509Certificate issuer, OcspStatus status, Validity span) {

    /** Asks about the leaf of a chain, whose second certificate is its issuer. */
    public static OcspAnswer about(Credential credential, OcspStatus status, Validity span) {
        if (credential.chain().size() < 2) {
            throw new CertsException("chain of " + credential + ": has no issuer (expected: leaf and issuer)");
        }
        return new OcspAnswer(credential.leaf(), credential.chain().get(1), status, span);
    }

    /**
     * Signs the answer and gives the DER of the whole OCSP response. The responder is the issuer itself, or one whose
     * certificate the issuer made for {@link Purpose#OCSP_SIGNING}; anybody else makes an answer that is to be refused.
     */
    public byte[] signedBy(Credential responder) {
        var signer = Signer.of(responder);
        try {
            var name = X500Name.getInstance(signer.name().getEncoded());
            var builder = new BasicOCSPRespBuilder(new RespID(name));
            var noExtensions = (@Nullable Extensions) null;
            builder.addResponse(
                    certificateId(),
                    status.encoded(span.notBefore()),
                    Date.from(span.notBefore()),
                    Date.from(span.notAfter()),
                    noExtensions);
            var certificates = new X509CertificateHolder[] {new JcaX509CertificateHolder(responder.leaf())};
            var basic = builder.build(signer.content(SignatureHash.SHA256), certificates, Date.from(span.notBefore()));
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, basic)
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException | IOException e) {
            throw new CertsException("OCSP answer about " + subject.getSubjectX500Principal(), e);
        }
    }

    private CertificateID certificateId()
            throws OperatorCreationException, CertificateEncodingException, OCSPException {
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
        return new CertificateID(
                digests.get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(issuer), subject.getSerialNumber());
    }
}
