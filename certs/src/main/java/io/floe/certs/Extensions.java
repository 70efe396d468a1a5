package io.floe.certs;

import java.util.List;
import java.util.Optional;

/**
 * The X.509 extensions that a certificate is given. Immutable; {@link CertificateSpec} has the fluent way to one.
 *
 * @param sans subject alternative names; none leaves the extension out
 * @param uses key usage; none leaves the extension out
 * @param purposes extended key usage; none leaves the extension out
 * @param constraints basic constraints; empty leaves the extension out
 * @param permitted permitted subtrees of the name constraints
 * @param excluded excluded subtrees of the name constraints
 * @param unknownCritical object identifiers of critical extensions that no peer understands
 * @param subjectKeyId subject key identifier in hex; empty for the one that follows from the key
 */
public record Extensions(
        List<San> sans,
        List<KeyUse> uses,
        List<Purpose> purposes,
        Optional<BasicConstraints> constraints,
        List<San> permitted,
        List<San> excluded,
        List<String> unknownCritical,
        Optional<String> subjectKeyId) {

    static final Extensions NONE = new Extensions(
            List.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

    public Extensions {
        sans = List.copyOf(sans);
        uses = List.copyOf(uses);
        purposes = List.copyOf(purposes);
        permitted = List.copyOf(permitted);
        excluded = List.copyOf(excluded);
        unknownCritical = List.copyOf(unknownCritical);
    }

    Extensions withSans(List<San> names) {
        return new Extensions(names, uses, purposes, constraints, permitted, excluded, unknownCritical, subjectKeyId);
    }

    Extensions withUses(List<KeyUse> keyUses) {
        return new Extensions(sans, keyUses, purposes, constraints, permitted, excluded, unknownCritical, subjectKeyId);
    }

    Extensions withPurposes(List<Purpose> extendedUses) {
        return new Extensions(
                sans, uses, extendedUses, constraints, permitted, excluded, unknownCritical, subjectKeyId);
    }

    Extensions withConstraints(Optional<BasicConstraints> basic) {
        return new Extensions(sans, uses, purposes, basic, permitted, excluded, unknownCritical, subjectKeyId);
    }

    Extensions withPermitted(List<San> subtrees) {
        return new Extensions(sans, uses, purposes, constraints, subtrees, excluded, unknownCritical, subjectKeyId);
    }

    Extensions withExcluded(List<San> subtrees) {
        return new Extensions(sans, uses, purposes, constraints, permitted, subtrees, unknownCritical, subjectKeyId);
    }

    Extensions withUnknownCritical(List<String> oids) {
        return new Extensions(sans, uses, purposes, constraints, permitted, excluded, oids, subjectKeyId);
    }

    Extensions withSubjectKeyId(String hex) {
        return new Extensions(
                sans, uses, purposes, constraints, permitted, excluded, unknownCritical, Optional.of(hex));
    }
}
