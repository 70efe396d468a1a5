package io.floe.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/**
 * Logs to standard error, warnings and worse unless told otherwise. Found by logback, which then looks for no file: that
 * would cost a short command a third of its time.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    /** Says what the command says itself when it fails. */
    private static final String LOOK_UPS = "io.floe.internal.locator.Lookup";

    /** For logback. */
    public Logging() {}

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(loggers);
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{20}: %msg%n%ex{short}");
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(loggers);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(Level.WARN);
        loggers.getLogger(LOOK_UPS).setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Once {@code -v}: what Floe does. Twice: what everybody does. */
    static void verbosity(int times) {
        if (times > 0) {
            level("io.floe", Level.DEBUG);
            level(LOOK_UPS, Level.DEBUG);
        }
        if (times > 1) {
            level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.DEBUG);
        }
    }

    /** Nothing but errors, for a screen that is redrawn. */
    static void hush() {
        level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.ERROR);
    }

    /** No warnings of certificates that the command itself has just made. */
    static void hushOwnCertificates() {
        level("io.floe.transport.ssl.config.OwnWarnings", Level.ERROR);
    }

    private static void level(String name, Level level) {
        if (LoggerFactory.getLogger(name) instanceof Logger logger) {
            logger.setLevel(level);
        }
    }
}
