package io.floe.certs;

import java.math.BigInteger;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * What a certificate shall say. Immutable: each method with an argument returns a changed copy. Start with
 * {@link #server}, {@link #client} or {@link #authority}, whose results a strict peer accepts, then change what shall
 * differ. The defaults are:
 *
 * <ul>
 *   <li>a new EC P-256 key for each certificate, signed with SHA-256;
 *   <li>90 days for leaves, 365 for authorities, from five minutes ago;
 *   <li>a random serial number.
 * </ul>
 *
 * @param subject the distinguished name; may be empty
 * @param keys where the key pair comes from; asked once for each certificate issued
 * @param validity from when to when
 * @param hash the digest under the issuer's signature
 * @param serial the serial number; empty for a random one
 * @param extensions everything else
 */
public record CertificateSpec(
        X500Principal subject,
        Supplier<KeyPair> keys,
        Validity validity,
        SignatureHash hash,
        Optional<BigInteger> serial,
        Extensions extensions) {

    private static final int LEAF_DAYS = 90;
    private static final int AUTHORITY_DAYS = 365;

    /** A TLS server's certificate for these names and addresses; the first is the common name too. */
    public static CertificateSpec server(String name, String... more) {
        var names = Stream.concat(Stream.of(name), Stream.of(more)).toArray(String[]::new);
        return leaf(name).purposes(Purpose.SERVER).names(names);
    }

    /** A TLS client's certificate without alternative names. */
    public static CertificateSpec client(String commonName) {
        return leaf(commonName).purposes(Purpose.CLIENT);
    }

    /** An authority's certificate, without a limit on the path below it. */
    public static CertificateSpec authority(String commonName) {
        return named(commonName, AUTHORITY_DAYS)
                .uses(KeyUse.CERTIFICATE_SIGN, KeyUse.CRL_SIGN)
                .constraints(BasicConstraints.AUTHORITY);
    }

    private static CertificateSpec leaf(String commonName) {
        return named(commonName, LEAF_DAYS).uses(KeyUse.DIGITAL_SIGNATURE).constraints(BasicConstraints.LEAF);
    }

    private static CertificateSpec named(String commonName, int days) {
        return new CertificateSpec(
                DistinguishedNames.commonName(commonName),
                KeyKind.EC_P256::generate,
                Validity.days(days),
                SignatureHash.SHA256,
                Optional.empty(),
                Extensions.NONE);
    }

    public CertificateSpec subject(X500Principal name) {
        return new CertificateSpec(name, keys, validity, hash, serial, extensions);
    }

    /** Sets the subject to this distinguished name, {@code "CN=a,O=b"}; {@code ""} for an empty one. */
    public CertificateSpec subject(String distinguishedName) {
        return subject(new X500Principal(distinguishedName));
    }

    /** Sets the subject to an organization and a common name, neither of which needs escaping. */
    public CertificateSpec subject(String organization, String commonName) {
        return subject(DistinguishedNames.of(organization, commonName));
    }

    /** Makes a new key of this kind for each certificate. */
    public CertificateSpec key(KeyKind kind) {
        return new CertificateSpec(subject, kind::generate, validity, hash, serial, extensions);
    }

    /** Uses this pair: for renewals, and for tests that share a key which is slow to make. */
    public CertificateSpec key(KeyPair pair) {
        return new CertificateSpec(subject, () -> pair, validity, hash, serial, extensions);
    }

    public CertificateSpec valid(Validity span) {
        return new CertificateSpec(subject, keys, span, hash, serial, extensions);
    }

    public CertificateSpec hash(SignatureHash digest) {
        return new CertificateSpec(subject, keys, validity, digest, serial, extensions);
    }

    public CertificateSpec serial(BigInteger number) {
        return new CertificateSpec(subject, keys, validity, hash, Optional.of(number), extensions);
    }

    /** Sets the alternative names, each of the kind that its text shows; none for a CN-only certificate. */
    public CertificateSpec names(String... names) {
        return sans(Stream.of(names).map(San::of).toArray(San[]::new));
    }

    /** Sets the alternative names, each of the kind that is said. */
    public CertificateSpec sans(San... names) {
        return with(extensions.withSans(List.of(names)));
    }

    /** Sets the key usage; none leaves the extension out. */
    public CertificateSpec uses(KeyUse... uses) {
        return with(extensions.withUses(List.of(uses)));
    }

    /** Sets the extended key usage; none leaves the extension out. */
    public CertificateSpec purposes(Purpose... purposes) {
        return with(extensions.withPurposes(List.of(purposes)));
    }

    public CertificateSpec constraints(BasicConstraints basic) {
        return with(extensions.withConstraints(Optional.of(basic)));
    }

    public CertificateSpec withoutConstraints() {
        return with(extensions.withConstraints(Optional.empty()));
    }

    /** Limits an authority to these subtrees: a DNS name with all below it, an address with its {@code /bits}. */
    public CertificateSpec permit(San... subtrees) {
        return with(extensions.withPermitted(List.of(subtrees)));
    }

    /** Forbids an authority these subtrees. */
    public CertificateSpec exclude(San... subtrees) {
        return with(extensions.withExcluded(List.of(subtrees)));
    }

    /** Adds critical extensions with these dotted identifiers and a value that no peer understands. */
    public CertificateSpec unknownCritical(String... oids) {
        return with(extensions.withUnknownCritical(List.of(oids)));
    }

    /** Sets a subject key identifier that need not follow from the key. */
    public CertificateSpec subjectKeyId(String hex) {
        return with(extensions.withSubjectKeyId(hex));
    }

    private CertificateSpec with(Extensions changed) {
        return new CertificateSpec(subject, keys, validity, hash, serial, changed);
    }
}
