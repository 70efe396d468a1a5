package io.floe.certs.dev;

import io.floe.certs.BasicConstraints;
import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.CertsException;
import io.floe.certs.Purpose;
import io.floe.certs.San;
import io.floe.certs.Validity;
import io.floe.certs.store.Existing;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes all that TLS needs to develop with, in one directory: a CA, a server and a client for these hosts, as PKCS12 and
 * PEM, a password, and properties that are ready to use. EC P-256 throughout; server and client last 90 days, the CA a
 * year. Immutable: each method with an argument returns a changed copy; {@link #make} does it.
 *
 * <p>The CA is marked by its organization {@link CertificateAuthority#DEVELOPMENT_MARK} and can vouch for no DNS names
 * but those asked for and what is below them. Addresses are not constrained: BoringSSL refuses chains whose constraints
 * name them. The server's certificate is good for a client too, since an Ice server calls others; the client's is good
 * for a client only.
 *
 * @param directory where the files go; made if missing
 * @param hosts names, wildcards and addresses of the server
 * @param caKey what becomes of the CA's key
 * @param existing whether files of an earlier run are replaced, its CA key included
 * @param now when it is
 */
public record DevCertificates(Path directory, List<San> hosts, CaKey caKey, Existing existing, Instant now) {
    private static final Duration LEAF_LASTS = Duration.ofDays(90);
    private static final Duration AUTHORITY_LASTS = Duration.ofDays(365);
    private static final Pattern HOST_NAME = Pattern.compile("(\\*\\.)?[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?");
    private static final String CLIENT_URI = "spiffe://development.floe/client";

    public DevCertificates {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new CertsException("hosts: none (expected: at least one name or address)");
        }
        hosts.forEach(DevCertificates::check);
    }

    /** For these names and addresses, whose kinds are told from their text; discards the CA key, replaces nothing. */
    public static DevCertificates in(Path directory, String... hosts) {
        var names = Stream.of(hosts).distinct().map(San::of).toList();
        return new DevCertificates(directory, names, CaKey.DISCARD, Existing.REFUSE, Instant.now());
    }

    public DevCertificates caKey(CaKey choice) {
        return new DevCertificates(directory, hosts, choice, existing, now);
    }

    public DevCertificates existing(Existing choice) {
        return new DevCertificates(directory, hosts, caKey, choice, now);
    }

    public DevCertificates at(Instant time) {
        return new DevCertificates(directory, hosts, caKey, existing, time);
    }

    /** Writes the files and tells what they are. Nothing is written if one of them exists and may not be replaced. */
    public Made make() {
        var authority = authority();
        var leaf = Validity.from(now, LEAF_LASTS);
        var server = authority.issue(CertificateSpec.server("server")
                .sans(hosts.toArray(San[]::new))
                .purposes(Purpose.SERVER, Purpose.CLIENT)
                .valid(leaf));
        // BoringSSL takes a common name for a host name under name constraints, unless there is an alternative name.
        var client = authority.issue(
                // A name with blanks: one that could be a host's would fall under the CA's name constraints.
                CertificateSpec.client("Floe development client")
                        .sans(San.uri(CLIENT_URI))
                        .valid(leaf));
        return new DevDirectory(directory, existing).write(authority, caKey, server, client);
    }

    private CertificateAuthority authority() {
        var id = new byte[2];
        new SecureRandom().nextBytes(id);
        var mark = CertificateAuthority.DEVELOPMENT_MARK;
        var name = mark + " " + HexFormat.of().formatHex(id);
        return CertificateAuthority.create(CertificateSpec.authority(name)
                .subject(mark, name)
                .constraints(BasicConstraints.authority(0))
                .permit(dnsSubtrees())
                .valid(Validity.from(now, AUTHORITY_LASTS)));
    }

    private San[] dnsSubtrees() {
        return hosts.stream()
                .filter(host -> host.kind() == San.Kind.DNS)
                .map(host -> San.dns(host.text().startsWith("*.") ? host.text().substring(2) : host.text()))
                .distinct()
                .toArray(San[]::new);
    }

    private static void check(San host) {
        var good = switch (host.kind()) {
            case IP -> true;
            case DNS -> HOST_NAME.matcher(host.text()).matches();
            case URI -> false;
        };
        if (!good) {
            throw new CertsException("host: " + host.text() + " (expected: a host name, *.domain or an address)");
        }
    }
}
