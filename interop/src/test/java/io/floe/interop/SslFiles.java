package io.floe.interop;

import io.floe.Communicator;
import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.KeyKind;
import io.floe.certs.Purpose;
import io.floe.certs.store.Existing;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of one peer, and the {@code IceSSL.*} properties that name them: the same text configures Ice and Floe.
 * Immutable.
 *
 * @param kind whose properties they are: Ice for Java reads keystores only
 */
record SslFiles(PeerKind kind, Map<String, String> properties) {
    static final CertificateAuthority CA = CertificateAuthority.create("Interop CA");
    static final CertificateAuthority OTHER_CA = CertificateAuthority.create("Another CA");
    private static final Map<KeyKind, KeyPair> KEYS = new ConcurrentHashMap<>(); // RSA is slow to make
    private static final String PASSWORD = "s3cret";

    /** None yet. */
    static SslFiles of(PeerKind kind) {
        return new SslFiles(kind, Map.of());
    }

    /** Whoever trusts this authority, and has no certificate yet. */
    SslFiles trusting(CertificateAuthority trusted, Path folder) {
        SslFiles there = with("IceSSL.DefaultDir", folder.toAbsolutePath().toString());
        if (kind == PeerKind.ICE_JAVA_SSL) {
            store(folder.resolve("ca.p12"), Keystore.trusting(trusted.certificate()));
            return there.with("IceSSL.Truststore", "ca.p12")
                    .with("IceSSL.TruststoreType", "PKCS12")
                    .with("IceSSL.TruststorePassword", PASSWORD);
        }
        write(folder.resolve("ca.pem"), Pem.certificates(trusted.credential().chain()));
        return there.with("IceSSL.CAs", "ca.pem");
    }

    /** The same with a key of this kind, encrypted, and a certificate of this authority for both sides. */
    SslFiles certified(CertificateAuthority authority, KeyKind key) {
        var spec = CertificateSpec.server("localhost", "127.0.0.1").purposes(Purpose.SERVER, Purpose.CLIENT);
        var own = authority.issue(spec.key(KEYS.computeIfAbsent(key, KeyKind::generate)));
        Path folder = Path.of(properties.get("IceSSL.DefaultDir"));
        if (kind == PeerKind.ICE_JAVA_SSL) {
            store(folder.resolve("own.p12"), Keystore.of("own", own));
            return with("IceSSL.Keystore", "own.p12")
                    .with("IceSSL.KeystoreType", "PKCS12")
                    .with("IceSSL.KeystorePassword", PASSWORD)
                    .with("IceSSL.Password", PASSWORD);
        }
        write(folder.resolve("own.pem"), Pem.certificates(own.withoutRoot().chain()));
        write(folder.resolve("own.key"), Pem.encryptedKey(own.key(), Password.of(PASSWORD)));
        return with("IceSSL.CertFile", "own.pem")
                .with("IceSSL.KeyFile", "own.key")
                .with("IceSSL.Password", PASSWORD);
    }

    SslFiles with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(key, value);
        return new SslFiles(kind, more);
    }

    /** As Ice takes it on its command line, with the plug-in that it needs. */
    String[] arguments() {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put(
                "Ice.Plugin.IceSSL",
                kind == PeerKind.ICE_JAVA_SSL ? "com.zeroc.IceSSL.PluginFactory" : "IceSSL:createIceSSL");
        return all.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    /** An Ice peer with files of its own in the folder; {@link #floe} makes whoever it trusts and is trusted by. */
    static PeerProcess ice(Path folder) {
        return PeerProcess.start(
                PeerKind.ICE_CPP, certifiedIn(folder.resolve("ice")).arguments());
    }

    /** The Floe side of {@link #ice}. */
    static Communicator floe(Path folder) {
        return Communicator.builder()
                .properties(certifiedIn(folder.resolve("floe")).properties())
                .build();
    }

    private static SslFiles certifiedIn(Path folder) {
        return of(PeerKind.ICE_CPP).trusting(CA, folder).certified(CA, KeyKind.EC_P256);
    }

    private static void store(Path file, Keystore store) {
        try {
            Files.createDirectories(file.getParent());
            store.write(file, StoreFormat.PKCS12, Password.of(PASSWORD), Existing.REPLACE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
