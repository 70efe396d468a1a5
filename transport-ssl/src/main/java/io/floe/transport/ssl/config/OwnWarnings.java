package io.floe.transport.ssl.config;

import io.floe.transport.ssl.TlsMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at the start what is not forbidden but not good either. Stateless. */
final class OwnWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(OwnWarnings.class);
    private static final String DEVELOPMENT = "O=Floe development CA";

    private OwnWarnings() {}

    static void log(TlsMaterial material, MaterialPlan plan, Instant now) {
        material.key().ifPresent(own -> {
            OwnCertificate certificate = new OwnCertificate(own);
            certificate
                    .problem(now)
                    .filter(problem -> !problem.startsWith("expired"))
                    .ifPresent(problem ->
                            LOG.warn("{}: certificate '{}' {}", own.source(), certificate.subject(), problem));
        });
        plan.key()
                .flatMap(key -> key.secret().file())
                .filter(OwnWarnings::readByAll)
                .ifPresent(file ->
                        LOG.warn("{}: readable by everybody (expected: mode 0600, since it holds a key)", file));
        development(material)
                .ifPresent(one -> LOG.warn(
                        "certificate '{}' is of a Floe development CA (expected in production: one of your own authority)",
                        one.getSubjectX500Principal().getName()));
    }

    private static Optional<X509Certificate> development(TlsMaterial material) {
        return Stream.concat(
                        material.key().stream().flatMap(own -> own.chain().stream()),
                        material.trust().anchors().stream())
                .filter(one -> (one.getSubjectX500Principal().getName() + ","
                                + one.getIssuerX500Principal().getName())
                        .contains(DEVELOPMENT))
                .findFirst();
    }

    private static boolean readByAll(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
