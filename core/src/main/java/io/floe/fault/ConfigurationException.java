package io.floe.fault;

import org.jspecify.annotations.Nullable;

/** What a program was configured with cannot work: a missing or doubled plug-in, a refused property, unusable settings. */
public final class ConfigurationException extends FloeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
