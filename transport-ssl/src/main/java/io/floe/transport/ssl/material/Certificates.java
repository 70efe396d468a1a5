package io.floe.transport.ssl.material;

import io.floe.fault.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Decodes certificates and revocation lists. Stateless. */
public final class Certificates {
    private Certificates() {}

    static X509Certificate decode(PemBlock block, Location source) {
        try (InputStream in = new ByteArrayInputStream(block.der())) {
            return (X509Certificate) x509().generateCertificate(in);
        } catch (CertificateException | IOException e) {
            throw new ConfigurationException(source + ": certificate is damaged (expected: X.509)", e);
        }
    }

    static X509Certificate decode(Certificate certificate, Location source) {
        if (certificate instanceof X509Certificate x509) {
            return x509;
        }
        throw new ConfigurationException(
                source + ": certificate of type " + certificate.getType() + " (expected: X.509)");
    }

    /** Reads every revocation list of a PEM or DER file. */
    public static List<X509CRL> revocationLists(Location source, byte[] content) {
        List<byte[]> lists = new ArrayList<>();
        if (content.length > 0 && content[0] == Der.SEQUENCE) {
            lists.add(content);
        } else {
            PemBlock.parse(content, source).stream()
                    .filter(PemBlock::isRevocationList)
                    .map(PemBlock::der)
                    .forEach(lists::add);
        }
        if (lists.isEmpty()) {
            throw new ConfigurationException(source + ": no revocation list (expected: an X509 CRL in PEM or DER)");
        }
        return lists.stream().map(der -> revocationList(der, source)).toList();
    }

    private static X509CRL revocationList(byte[] der, Location source) {
        try {
            return (X509CRL) x509().generateCRL(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(source + ": revocation list is damaged (expected: an X509 CRL)", e);
        }
    }

    /** The authorities that this JVM trusts by default. */
    public static List<X509Certificate> systemAuthorities() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            List<X509Certificate> authorities = new ArrayList<>();
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    authorities.addAll(List.of(x509.getAcceptedIssuers()));
                }
            }
            return List.copyOf(authorities);
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException("trust: system (expected: a JVM with default authorities)", e);
        }
    }

    private static CertificateFactory x509() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }
}
