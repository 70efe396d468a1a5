package io.floe.internal.source;

import io.floe.endpoint.Endpoint;
import io.floe.fault.ConfigurationException;
import io.floe.spi.SourceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of endpoints: one or several to a line, as a proxy has them; {@code #} begins a comment. A file without an endpoint is
 * refused, for that is what one looks like that is being written. Immutable.
 */
final class EndpointFile {
    /** How often it is read; watching it by the system's means misses files that are links, as in Kubernetes. */
    static final Duration PERIOD = Duration.ofSeconds(1);

    private final Path path;
    private final SourceContext context;

    EndpointFile(Path path, SourceContext context) {
        this.path = path;
        this.context = context;
    }

    /** Reads it; blocks. */
    List<Endpoint> read() {
        String text;
        try (var lines = Files.lines(path)) {
            text = lines.map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining(":"));
        } catch (IOException | RuntimeException e) { // bytes that are no UTF-8 come as an unchecked exception
            throw new ConfigurationException("file '" + path + "': " + e + " (expected: a readable file)", e);
        }
        if (text.isEmpty()) {
            throw new ConfigurationException("file '" + path + "': no endpoint (expected: at least one)");
        }
        return context.endpoints(text);
    }
}
