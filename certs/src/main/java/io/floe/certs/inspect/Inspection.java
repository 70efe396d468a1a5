package io.floe.certs.inspect;

import io.floe.certs.CertsException;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.StoreFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A store, a PEM file or the chain of a live peer, opened to be shown and checked. Immutable; prints without keys.
 *
 * <pre>{@code
 * var found = Inspection.of(Path.of("server.p12"), Password.file(Path.of("password")));
 * found.check(Expectations.none().host("b.shop")).forEach(System.out::println);
 * }</pre>
 */
public final class Inspection {
    private final Optional<StoreFormat> format;
    private final List<Examined> found;

    private Inspection(Optional<StoreFormat> format, List<Examined> found) {
        this.format = format;
        this.found = found;
    }

    /** Opens a file of any format, which is told from its bytes. */
    public static Inspection of(Path file, Password password) {
        try {
            var content = Files.readAllBytes(file);
            var format = StoreFormat.sniff(content);
            var store = Keystore.read(content, password);
            return new Inspection(Optional.of(format), isText(format) ? chain(store) : entries(store));
        } catch (IOException e) {
            throw new CertsException(file + ": cannot be read (expected: a keystore or PEM file)", e);
        } catch (CertsException e) {
            throw new CertsException(file + ": " + e.getMessage(), e);
        }
    }

    public static Inspection of(Keystore store) {
        return new Inspection(Optional.empty(), entries(store));
    }

    /** The chain that a peer showed, leaf first; at least one certificate. */
    public static Inspection presented(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new CertsException("presented chain: empty (expected: at least one certificate)");
        }
        return new Inspection(Optional.empty(), List.of(Examined.presented(List.copyOf(chain))));
    }

    /** The format of the file; empty if it was none. */
    public Optional<StoreFormat> format() {
        return format;
    }

    /** What is in it, in the order of the store. */
    public List<EntryFacts> entries() {
        return found.stream().map(Examined::facts).toList();
    }

    /** Everything that was looked at, with each verdict; with several entries each text starts with the alias. */
    public List<Finding> check(Expectations expected) {
        return found.stream()
                .flatMap(examined -> examined.findings(expected)
                        .map(finding -> found.size() > 1 ? finding.of(examined.alias()) : finding))
                .toList();
    }

    @Override
    public String toString() {
        return "Inspection" + found;
    }

    /** These formats do not say whether certificates are trusted or a chain; a chain starts with no authority. */
    private static boolean isText(StoreFormat format) {
        return format == StoreFormat.PEM || format == StoreFormat.DER;
    }

    private static List<Examined> chain(Keystore store) {
        var certificates = store.entries().stream()
                .flatMap(entry -> entry.certificates().stream())
                .toList();
        var trusted = certificates.isEmpty() || certificates.get(0).getBasicConstraints() >= 0;
        return trusted || !store.keys().isEmpty() ? entries(store) : List.of(Examined.presented(certificates));
    }

    private static List<Examined> entries(Keystore store) {
        return store.entries().stream().map(Examined::of).toList();
    }
}
