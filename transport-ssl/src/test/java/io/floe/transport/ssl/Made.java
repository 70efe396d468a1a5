package io.floe.transport.ssl;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.KeyKind;
import io.floe.certs.Purpose;
import io.floe.certs.store.Existing;
import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes the files that a test configures. Immutable. */
record Made(Path folder) {
    static final String PASSWORD = "s3cret-of-store";
    static final CertificateAuthority CA = CertificateAuthority.create("Test CA");
    static final Credential SERVER = CA.issue(peer("shop.example"));
    static final Credential OTHER = CA.issue(peer("other.example"));
    static final Credential RSA = CA.issue(peer("rsa.example").key(KeyKind.RSA_2048));

    /** A certificate for both sides. */
    static CertificateSpec peer(String name) {
        return CertificateSpec.server(name).purposes(Purpose.SERVER, Purpose.CLIENT);
    }

    Path keystore(String name, StoreFormat format, Credential credential) {
        return store(name, format, Keystore.of("own", credential));
    }

    Path p12(Credential credential) {
        return keystore("own.p12", StoreFormat.PKCS12, credential);
    }

    Path store(String name, StoreFormat format, Keystore store) {
        Path file = folder.resolve(name);
        store.write(file, format, Password.of(PASSWORD), Existing.REPLACE);
        return file;
    }

    Path truststore() {
        return store("ca.p12", StoreFormat.PKCS12, Keystore.trusting(CA.certificate()));
    }

    Path chain(Credential credential) {
        return write("own.crt", Pem.certificates(credential.chain()));
    }

    Path key(Credential credential, KeyForm form) {
        return write("own.key", Pem.key(credential.key(), form));
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces at once, as careful programs do. */
    Path write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Path draft = Files.write(folder.resolve(name + ".new"), content);
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
