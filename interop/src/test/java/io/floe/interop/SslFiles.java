package io.floe.interop;

import io.floe.Communicator;
import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.KeyKind;
import io.floe.certs.Purpose;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The PEM files of one peer, and the {@code IceSSL.*} properties that name them: the same text configures Ice and Floe.
 * Immutable.
 */
record SslFiles(Map<String, String> properties) {
    static final CertificateAuthority CA = CertificateAuthority.create("Interop CA");
    static final CertificateAuthority OTHER_CA = CertificateAuthority.create("Another CA");
    private static final Map<KeyKind, KeyPair> KEYS = new ConcurrentHashMap<>(); // RSA is slow to make
    private static final String PASSWORD = "s3cret";

    /** Whoever trusts this authority, and has no certificate yet. */
    static SslFiles trusting(CertificateAuthority trusted, Path folder) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("IceSSL.DefaultDir", folder.toAbsolutePath().toString());
        properties.put("IceSSL.CAs", "ca.pem");
        write(folder.resolve("ca.pem"), Pem.certificates(trusted.credential().chain()));
        return new SslFiles(properties);
    }

    /** The same with a key of this kind, encrypted, and a certificate of this authority for both sides. */
    SslFiles certified(CertificateAuthority authority, KeyKind kind) {
        var spec = CertificateSpec.server("localhost", "127.0.0.1").purposes(Purpose.SERVER, Purpose.CLIENT);
        var own = authority.issue(spec.key(KEYS.computeIfAbsent(kind, KeyKind::generate)));
        Path folder = Path.of(properties.get("IceSSL.DefaultDir"));
        write(folder.resolve("own.pem"), Pem.certificates(own.withoutRoot().chain()));
        write(folder.resolve("own.key"), Pem.encryptedKey(own.key(), Password.of(PASSWORD)));
        return with("IceSSL.CertFile", "own.pem")
                .with("IceSSL.KeyFile", "own.key")
                .with("IceSSL.Password", PASSWORD);
    }

    SslFiles with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(key, value);
        return new SslFiles(more);
    }

    /** As Ice takes it on its command line, with the plug-in that Ice C++ needs. */
    String[] arguments() {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("Ice.Plugin.IceSSL", "IceSSL:createIceSSL");
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
        return trusting(CA, folder).certified(CA, KeyKind.EC_P256);
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
