package io.floe.cli;

import io.floe.certs.dev.CaKey;
import io.floe.certs.dev.DevCertificates;
import io.floe.certs.dev.Made;
import io.floe.certs.store.Existing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe certs dev}: all that TLS needs to develop with. Owned by the main thread. */
@Command(
        name = "dev",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "a CA, a server and a client certificate, and properties that name them",
        customSynopsis = "floe certs dev HOST... [options]",
        footer = {
            "",
            "For development only. The server's certificate is good for these hosts; the CA",
            "can vouch for no other names. Server and client last 90 days, the CA a year.",
            "",
            "  floe certs dev localhost",
            "  floe serve --config certs/floe.properties 'ssl -h localhost -p 4063'",
            "  floe ping --config certs/floe.properties 'echo:ssl -h localhost -p 4063'"
        })
final class CertsDevCommand extends LocalSubcommand {
    @Parameters(
            paramLabel = "HOST",
            arity = "1..*",
            description = "names, wildcards and addresses of the server, such as localhost or 10.0.0.5")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "where the files go. Default: certs")
    private Path directory = Path.of("certs");

    @Option(names = "--keep-ca-key", description = "write the CA's key too, to sign more with it")
    private boolean keepCaKey;

    @Option(names = "--force", description = "replace the files of an earlier run")
    private boolean force;

    CertsDevCommand(Terminal terminal) {
        super("certs dev", terminal);
    }

    @Override
    String target() {
        return String.join(" ", hosts);
    }

    @Override
    Report run(Printer printer) {
        Made made = DevCertificates.in(directory, hosts.toArray(String[]::new))
                .caKey(keepCaKey ? CaKey.KEEP : CaKey.DISCARD)
                .existing(force ? Existing.REPLACE : Existing.REFUSE)
                .make();
        printer.text(MadeText.lines(made, keepCaKey, terminal()));
        return done(MadeText.fields(made, keepCaKey));
    }
}
