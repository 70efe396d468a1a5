package io.floe.certs.dev;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertsException;
import io.floe.certs.Credential;
import io.floe.certs.inspect.CertificateFacts;
import io.floe.certs.store.Existing;
import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.MaterialFile;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a development directory; used once, by the thread that makes it. */
final class DevDirectory {
    private static final String CA_KEY = "ca-key.pem";
    private static final List<String> NAMES = List.of(
            "ca.pem",
            "ca.p12",
            CA_KEY,
            "server.p12",
            "server.pem",
            "server-key.pem",
            "client.p12",
            "client.pem",
            "client-key.pem",
            "password",
            "floe.properties",
            "client.properties");

    private final Path directory;
    private final Existing existing;
    private final Password password = Password.random();
    private final List<MadeFile> files = new ArrayList<>();

    DevDirectory(Path directory, Existing existing) {
        this.directory = directory;
        this.existing = existing;
    }

    Made write(CertificateAuthority authority, CaKey caKey, Credential server, Credential client) {
        NAMES.forEach(name -> MaterialFile.check(directory.resolve(name), existing));
        var root = authority.certificate();
        open("ca.pem", Pem.certificates(List.of(root)), "the CA, " + name(root), root);
        store("ca.p12", Keystore.trusting(root), "the same as truststore", root);
        if (caKey == CaKey.KEEP) {
            key(CA_KEY, authority.credential().key(), "CA private key");
        } else {
            forgetCaKey();
        }
        identity("server", server);
        identity("client", client);
        secret("password", String.valueOf(password.chars()), "password of the .p12 files");
        open("floe.properties", properties("server.p12"), "for servers, and for clients too");
        open("client.properties", properties("client.p12"), "for clients only");
        return new Made(files, directory.resolve("floe.properties"), root, server, client);
    }

    private void identity(String name, Credential credential) {
        var leaf = credential.leaf();
        var names =
                CertificateFacts.of(leaf).names().stream().map(Object::toString).collect(Collectors.joining(" "));
        store(name + ".p12", Keystore.of(name, credential), names, leaf);
        open(name + ".pem", Pem.certificates(credential.chain()), "its certificate chain", leaf);
        key(name + "-key.pem", credential.key(), "its private key");
    }

    private void store(String name, Keystore store, String holds, X509Certificate certificate) {
        var path = directory.resolve(name);
        store.write(path, StoreFormat.PKCS12, password, existing);
        files.add(new MadeFile(path, holds, until(certificate)));
    }

    private void open(String name, String content, String holds, X509Certificate... certificate) {
        var path = directory.resolve(name);
        MaterialFile.writePublic(path, content.getBytes(StandardCharsets.ISO_8859_1), existing);
        files.add(new MadeFile(path, holds, Stream.of(certificate).findFirst().flatMap(DevDirectory::until)));
    }

    private void key(String name, PrivateKey key, String holds) {
        secret(name, Pem.key(key, KeyForm.PKCS8), holds);
    }

    private void secret(String name, String content, String holds) {
        var path = directory.resolve(name);
        MaterialFile.writeSecret(path, content.getBytes(StandardCharsets.US_ASCII), existing);
        files.add(new MadeFile(path, holds + ", 0600", Optional.empty()));
    }

    /** A key that is left beside another CA's certificate would only mislead. */
    private void forgetCaKey() {
        try {
            Files.deleteIfExists(directory.resolve(CA_KEY));
        } catch (IOException e) {
            throw new CertsException(directory.resolve(CA_KEY) + ": cannot be deleted", e);
        }
    }

    /** Absolute paths, so that programs find the files from wherever they are started. */
    private String properties(String store) {
        return "# Made by floe certs dev: for development only.\n"
                + property("floe.tls.key.store", "", store)
                + property("floe.tls.key.password", "file:", "password")
                + property("floe.tls.trust", "", "ca.pem");
    }

    private String property(String name, String prefix, String file) {
        return name + " = " + prefix
                + escaped(directory.resolve(file).toAbsolutePath().normalize().toString()) + "\n";
    }

    /** As {@code java.util.Properties} reads values: a backslash is doubled, what is not ASCII is a code. */
    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c == '\\'
                        ? "\\\\"
                        : c < 0x7f ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining());
    }

    private static Optional<Instant> until(X509Certificate certificate) {
        return Optional.of(certificate.getNotAfter().toInstant());
    }

    /** The common name, which comes first and has no comma. */
    private static String name(X509Certificate certificate) {
        String first = certificate.getSubjectX500Principal().getName().split(",", 2)[0];
        return '"' + first.substring(first.indexOf('=') + 1) + '"';
    }
}
