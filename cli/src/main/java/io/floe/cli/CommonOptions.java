package io.floe.cli;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options of every command that has a communicator. Filled by picocli, then only read. */
final class CommonOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "properties (floe.*, Ice.*, IceSSL.*). Default: the file that FLOE_CONFIG names, if set")
    private String config = "";

    @Option(names = "-D", paramLabel = "KEY=VALUE", description = "one property, such as -D floe.balancer=ordered")
    private final Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--locator",
            paramLabel = "PROXY",
            description = "who finds 'echo@Adapter' and 'echo', such as 'IceGrid/Locator:tcp -h grid1 -p 4061'")
    private String locator = "";

    /** A communicator by these options, and those that the command adds. */
    Communicator communicator(Consumer<CommunicatorOptions> more) {
        CommunicatorOptions builder = Communicator.builder();
        String file = config.isEmpty() ? System.getenv().getOrDefault("FLOE_CONFIG", "") : config;
        if (!file.isEmpty()) {
            builder.properties(Path.of(file));
        }
        // As system properties they win over the environment, as the command line should.
        properties.forEach(Jvm::define);
        if (!locator.isEmpty()) {
            builder.locator(locator);
        }
        more.accept(builder.properties(properties));
        return builder.build();
    }
}
