package io.floe.interop.chaos;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.Validity;
import io.floe.certs.store.Existing;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of properties for servers and clients, certificates made for the occasion included: the same text configures Ice and
 * Floe. Immutable.
 */
record Material(Path plain, Path client, Path iceClient, Path good, Path expired) {
    private static final String PASSWORD = "s3cret";

    static Material make(Path folder) {
        CertificateAuthority authority = CertificateAuthority.create("Chaos CA");
        CertificateSpec spec = CertificateSpec.server("172.17.12.101", "172.17.12.102", "172.17.12.103");
        Path trust = write(
                folder.resolve("trust.pem"),
                Pem.certificates(authority.credential().chain()));
        return new Material(
                write(folder.resolve("plain.properties"), ""),
                write(folder.resolve("client.properties"), "IceSSL.CAs=" + trust),
                iceClient(folder, authority),
                server(folder, "good", authority.issue(spec)),
                server(folder, "expired", authority.issue(spec.valid(Validity.expired()))));
    }

    /** Ice for Java reads keystores only, and checks no names unless it is told to. */
    private static Path iceClient(Path folder, CertificateAuthority authority) {
        Path trust = folder.resolve("trust.p12");
        Keystore.trusting(authority.certificate())
                .write(trust, StoreFormat.PKCS12, Password.of(PASSWORD), Existing.REPLACE);
        return write(folder.resolve("ice-client.properties"), """
                Ice.Plugin.IceSSL=com.zeroc.IceSSL.PluginFactory
                IceSSL.Truststore=%s
                IceSSL.TruststoreType=PKCS12
                IceSSL.TruststorePassword=%s
                IceSSL.CheckCertName=1
                """.formatted(trust, PASSWORD));
    }

    private static Path server(Path folder, String name, Credential credential) {
        Path chain = write(
                folder.resolve(name + ".pem"),
                Pem.certificates(credential.withoutRoot().chain()));
        Path key = write(folder.resolve(name + ".key"), Pem.encryptedKey(credential.key(), Password.of(PASSWORD)));
        return write(folder.resolve(name + ".properties"), """
                IceSSL.CertFile=%s
                IceSSL.KeyFile=%s
                IceSSL.Password=%s
                IceSSL.VerifyPeer=0
                """.formatted(chain, key, PASSWORD));
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
