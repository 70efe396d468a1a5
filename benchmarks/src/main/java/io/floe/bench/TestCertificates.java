package io.floe.bench;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.KeyKind;
import io.floe.certs.San;
import io.floe.certs.store.Existing;
import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CA and a server's certificate with an RSA key of 2048 bits, made anew for each run. Stateless. */
final class TestCertificates {
    static final String PASSWORD = "benchmark";

    private TestCertificates() {}

    static void make(Path folder) throws IOException {
        var authority = CertificateAuthority.create(
                CertificateSpec.authority("Floe benchmark CA").key(KeyKind.RSA_2048));
        var server = authority.issue(CertificateSpec.server("localhost")
                .key(KeyKind.RSA_2048)
                .sans(San.dns("localhost"), San.of(Site.HOST)));
        Password password = Password.of(PASSWORD);
        Keystore.of("server", server)
                .write(folder.resolve("server.p12"), StoreFormat.PKCS12, password, Existing.REPLACE);
        Keystore.trusting(authority.certificate())
                .write(folder.resolve("ca.p12"), StoreFormat.PKCS12, password, Existing.REPLACE);
        Files.writeString(folder.resolve("ca.pem"), Pem.certificates(java.util.List.of(authority.certificate())));
        Files.writeString(folder.resolve("server.pem"), Pem.certificates(server.chain()));
        Files.writeString(folder.resolve("server-key.pem"), Pem.key(server.key(), KeyForm.PKCS8));
    }
}
