package io.floe.transport.ssl.config;

import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.TrustMaterial;
import io.floe.transport.ssl.material.Certificates;
import io.floe.transport.ssl.material.Location;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where all material is, before it is read. Immutable.
 *
 * @param key one's own key
 * @param trust the places of trusted certificates; none refuses everybody
 * @param crls files of revocation lists
 * @param pins keys that are believed whoever vouches for them
 * @param staple the OCSP response that a server staples
 */
record MaterialPlan(
        Optional<KeyPlan> key,
        List<TrustPart> trust,
        List<Location> crls,
        Set<String> pins,
        Optional<Location> staple) {
    MaterialPlan {
        trust = List.copyOf(trust);
        crls = List.copyOf(crls);
    }

    /** Reads and checks everything, or throws. */
    Loaded load() {
        try (FileReads reads = FileReads.of(locations())) {
            Optional<KeyMaterial> own = key.map(plan -> withStaple(plan.load(reads), reads));
            Set<X509Certificate> anchors = new LinkedHashSet<>();
            trust.forEach(part -> anchors.addAll(part.load(reads)));
            List<X509CRL> lists = new ArrayList<>();
            crls.forEach(list -> lists.addAll(Certificates.revocationLists(list, reads.bytes(list))));
            String source = trust.isEmpty()
                    ? pins.isEmpty() ? "none" : "pins"
                    : trust.stream().map(TrustPart::toString).collect(Collectors.joining(", "));
            TrustMaterial believed = new TrustMaterial(List.copyOf(anchors), lists, !crls.isEmpty(), pins, source);
            return new Loaded(own, believed, reads.fingerprint());
        }
    }

    private KeyMaterial withStaple(KeyMaterial own, FileReads reads) {
        return new KeyMaterial(
                own.key(),
                own.chain(),
                own.source(),
                staple.map(location -> reads.bytes(location).clone()));
    }

    /** The files to watch. */
    List<Path> files() {
        return locations().stream()
                .flatMap(location -> location.file().stream())
                .toList();
    }

    /** Whether the trusted certificates are the system's alone, which nobody here renews. */
    boolean trustsOnlySystem() {
        return trust.stream().noneMatch(part -> part.location().isPresent());
    }

    private List<Location> locations() {
        List<Location> locations = new ArrayList<>();
        key.ifPresent(plan -> locations.addAll(plan.locations()));
        trust.forEach(part -> part.location().ifPresent(locations::add));
        locations.addAll(crls);
        staple.ifPresent(locations::add);
        return locations;
    }
}
