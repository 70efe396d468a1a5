package io.floe.internal.source;

import io.floe.fault.ConfigurationException;
import io.floe.spi.EndpointSource;
import io.floe.spi.EndpointSourceProvider;
import io.floe.spi.SourceContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code file:PATH}: endpoints from a file that is watched. Stateless. */
public final class FileSourceProvider implements EndpointSourceProvider {
    /** For {@link java.util.ServiceLoader}. */
    public FileSourceProvider() {}

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public EndpointSource create(String text, SourceContext context) {
        if (text.isBlank()) {
            throw new ConfigurationException("source 'file:': no path (expected: a file)");
        }
        try {
            return new PolledSource(
                    "file:" + text, new EndpointFile(Path.of(text), context)::read, EndpointFile.PERIOD, context);
        } catch (InvalidPathException e) {
            throw new ConfigurationException("source 'file:" + text + "': not a path (expected: a file)", e);
        }
    }
}
