package io.floe.certs.dev;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that was written.
 *
 * @param path where
 * @param holds what is in it, in words for a person
 * @param until when it expires, if it does
 */
public record MadeFile(Path path, String holds, Optional<Instant> until) {}
