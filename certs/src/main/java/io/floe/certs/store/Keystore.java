package io.floe.certs.store;

import io.floe.certs.CertsException;
import io.floe.certs.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keys and certificates by alias, in no format yet: what a file was read to, and what a file is written from. To convert
 * a file is to read it and to write it in another format. Immutable; prints without keys.
 *
 * @param entries in the order of the store
 */
public record Keystore(List<StoreEntry> entries) {
    public Keystore {
        entries = List.copyOf(entries);
    }

    /** One key with its chain. */
    public static Keystore of(String alias, Credential credential) {
        return new Keystore(List.of(new StoreEntry.Key(alias, credential)));
    }

    /** Trusted certificates, with the aliases {@code ca-1}, {@code ca-2} and so on. */
    public static Keystore trusting(X509Certificate... certificates) {
        return trusting(List.of(certificates));
    }

    static Keystore trusting(List<X509Certificate> certificates) {
        return new Keystore(IntStream.range(0, certificates.size())
                .<StoreEntry>mapToObj(i -> new StoreEntry.Trusted("ca-" + (i + 1), certificates.get(i)))
                .toList());
    }

    /** Reads a file of any format; the format is told from its bytes. */
    public static Keystore read(Path file, Password password) {
        try {
            return read(Files.readAllBytes(file), password);
        } catch (IOException e) {
            throw new CertsException(file + ": cannot be read (expected: a keystore or PEM file)", e);
        } catch (CertsException e) {
            throw new CertsException(file + ": " + e.getMessage(), e);
        }
    }

    /** Reads a store whose keys have the store's own password. */
    public static Keystore read(byte[] content, Password password) {
        return read(content, password, password);
    }

    /** Reads a store whose keys have a password of their own, as JKS allows. */
    public static Keystore read(byte[] content, Password password, Password keyPassword) {
        var format = StoreFormat.sniff(content);
        return switch (format) {
            case PEM -> PemReader.read(new String(content, StandardCharsets.ISO_8859_1), keyPassword);
            case DER -> DerReader.read(content);
            case PKCS12, JKS, BCFKS -> BinaryStore.of(format).read(content, password, keyPassword);
        };
    }

    /** Both stores' entries in one; an alias may not be in both. */
    public Keystore plus(Keystore other) {
        var all = Stream.concat(entries.stream(), other.entries.stream()).toList();
        if (all.stream().map(StoreEntry::alias).distinct().count() < all.size()) {
            throw new CertsException("aliases: " + aliases(all) + " (expected: each once)");
        }
        return new Keystore(all);
    }

    /** The store with just this entry. */
    public Keystore only(String alias) {
        return new Keystore(List.of(entries.stream()
                .filter(entry -> entry.alias().equals(alias))
                .findFirst()
                .orElseThrow(
                        () -> new CertsException("alias: " + alias + " (expected: one of " + aliases(entries) + ")"))));
    }

    /** The entries that have a private key. */
    public List<StoreEntry.Key> keys() {
        return entries.stream()
                .filter(StoreEntry.Key.class::isInstance)
                .map(StoreEntry.Key.class::cast)
                .toList();
    }

    /** The bytes of this store in that format; with a password PEM keys are encrypted, without one they are plain. */
    public byte[] encode(StoreFormat format, Password password) {
        return switch (format) {
            case PEM -> Pem.store(this, password).getBytes(StandardCharsets.US_ASCII);
            case PKCS12, JKS, BCFKS -> BinaryStore.of(format).encode(this, password);
            case DER -> throw new CertsException("format: DER (expected: PKCS12, JKS, BCFKS or PEM)");
        };
    }

    /** Writes this store atomically, for its owner's eyes only if it has a key. */
    public void write(Path file, StoreFormat format, Password password, Existing existing) {
        var content = encode(format, password);
        if (keys().isEmpty()) {
            MaterialFile.writePublic(file, content, existing);
        } else {
            MaterialFile.writeSecret(file, content, existing);
        }
    }

    private static List<String> aliases(List<StoreEntry> entries) {
        return entries.stream().map(StoreEntry::alias).toList();
    }
}
