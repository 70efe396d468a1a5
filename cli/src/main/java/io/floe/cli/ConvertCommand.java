package io.floe.cli;

import io.floe.certs.store.Existing;
import io.floe.certs.store.MaterialFile;
import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.IceConfigConverter;
import io.floe.transport.ssl.IceConfigConverter.Leniency;
import io.floe.transport.ssl.IceConfigConverter.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe convert}: an IceSSL configuration as Floe's, with a reason for each line. Owned by the main thread. */
@Command(
        name = "convert",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "turns an IceSSL configuration into Floe's, with a reason for each line",
        customSynopsis = "floe convert ICE.CONFIG [options]",
        footer = {
            "",
            "Shows what becomes of each line, passwords left out. --out writes the file,",
            "passwords and other properties included, for its owner's eyes only (0600).",
            "",
            "  floe convert ice.config --out floe.properties"
        })
final class ConvertCommand extends LocalSubcommand {
    @Parameters(paramLabel = "ICE.CONFIG", description = "a configuration file of Ice")
    private Path config = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "the properties file to write. Default: none is")
    private @Nullable Path out;

    @Option(names = "--force", description = "replace that file if it is there")
    private boolean force;

    @Option(names = "--accept-insecure", description = "let IceSSL.VerifyPeer=0 verify nobody, as with Ice")
    private boolean acceptInsecure;

    @Option(names = "--keep-weak", description = "check no host names where Ice checked none")
    private boolean keepWeak;

    ConvertCommand(Terminal terminal) {
        super("convert", terminal);
    }

    @Override
    String target() {
        return config.toString();
    }

    @Override
    Report run(Printer printer) {
        List<Line> lines = convert();
        printer.text(ConversionText.lines(lines, terminal()));
        if (out != null) {
            MaterialFile.writeSecret(out, properties(lines), force ? Existing.REPLACE : Existing.REFUSE);
            printer.text(List.of("wrote " + out + ", 0600"));
        }
        return done(ConversionText.fields(lines).and("file", out == null ? null : out.toString()));
    }

    private List<Line> convert() {
        List<String> originals = read();
        try {
            return IceConfigConverter.convert(originals, leniency());
        } catch (ConfigurationException e) {
            throw new ProblemException(Problem.usage(
                    config + ": " + e.getMessage(), "correct that line, or take it out, and convert again"));
        }
    }

    private List<String> read() {
        try {
            return Files.readAllLines(config);
        } catch (IOException e) {
            throw new ProblemException(Problem.usage(
                    config + ": cannot be read (expected: a configuration file of Ice in UTF-8)",
                    "check the path of that file"));
        }
    }

    private Set<Leniency> leniency() {
        Set<Leniency> leniency = EnumSet.noneOf(Leniency.class);
        if (acceptInsecure) {
            leniency.add(Leniency.ACCEPT_INSECURE);
        }
        if (keepWeak) {
            leniency.add(Leniency.KEEP_WEAK);
        }
        return leniency;
    }

    /** Lines that nothing replaces are left out, but not those that were empty. */
    private static byte[] properties(List<Line> lines) {
        return lines.stream()
                .filter(line -> !line.result().isEmpty() || line.original().isEmpty())
                .map(line -> line.result() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
