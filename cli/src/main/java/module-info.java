/** The floe command. */
@SuppressWarnings("requires-automatic") // HdrHistogram has no name of its own for its module
@org.jspecify.annotations.NullMarked
module io.floe.cli {
    requires HdrHistogram;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires io.floe;
    requires io.floe.certs;
    requires io.floe.transport.ssl;
    requires org.slf4j;
    requires static org.jspecify;
    requires jdk.unsupported; // sun.misc.Signal: the only way to tell Ctrl-C from SIGTERM

    uses io.floe.spi.IoEngine;

    opens io.floe.cli to
            info.picocli;

    provides ch.qos.logback.classic.spi.Configurator with
            io.floe.cli.Logging;
}
