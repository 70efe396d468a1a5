package io.floe.interop.chaos;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Validity;
import io.floe.certs.store.Existing;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.StoreFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of properties for servers and clients, certificates made for the occasion included: the same text configures Ice and
 * Floe. Immutable.
 */
record Material(Path plain, Path client, Path good, Path expired) {
    private static final Password PASSWORD = Password.of("s3cret");

    static Material make(Path folder) {
        CertificateAuthority authority = CertificateAuthority.create("Chaos CA");
        CertificateSpec spec = CertificateSpec.server("172.17.12.101", "172.17.12.102", "172.17.12.103");
        Path trust = folder.resolve("trust.p12");
        Keystore.trusting(authority.certificate()).write(trust, StoreFormat.PKCS12, PASSWORD, Existing.REPLACE);
        return new Material(
                write(folder.resolve("plain.properties"), List.of()),
                write(
                        folder.resolve("client.properties"),
                        List.of("IceSSL.Truststore=" + trust, "IceSSL.TruststorePassword=s3cret")),
                server(folder, "good", authority, spec),
                server(folder, "expired", authority, spec.valid(Validity.expired())));
    }

    private static Path server(Path folder, String name, CertificateAuthority authority, CertificateSpec spec) {
        Path store = folder.resolve(name + ".p12");
        Keystore.of("server", authority.issue(spec)).write(store, StoreFormat.PKCS12, PASSWORD, Existing.REPLACE);
        return write(
                folder.resolve(name + ".properties"),
                List.of(
                        "IceSSL.Keystore=" + store,
                        "IceSSL.KeystorePassword=s3cret",
                        "IceSSL.Password=s3cret",
                        "IceSSL.VerifyPeer=0"));
    }

    private static Path write(Path file, List<String> lines) {
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
