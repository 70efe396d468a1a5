package io.floe.cli;

import io.floe.certs.store.Existing;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Password;
import io.floe.certs.store.StoreEntry;
import io.floe.certs.store.StoreFormat;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe certs convert}: a store in another format. Owned by the main thread. */
@Command(
        name = "convert",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "writes a keystore or PEM file in the format that the new name asks for",
        customSynopsis = "floe certs convert IN OUT [options]",
        footer = {
            "",
            "OUT ends in .p12, .pfx, .jks, .bcfks, .pem, .crt or .key. A file with a key is",
            "its owner's only (0600). With --out-password none a PEM key is not encrypted.",
            "",
            "  floe certs convert server.jks server.p12 --password file:password"
        })
final class CertsConvertCommand extends LocalSubcommand {
    @Parameters(index = "0", paramLabel = "IN", description = "a keystore, PEM or DER file")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "the file to write")
    private Path out = Path.of("");

    @Option(names = "--password", paramLabel = "SOURCE", description = "file:PATH, env:NAME or none")
    private String password = "";

    @Option(names = "--out-password", paramLabel = "SOURCE", description = "that of OUT. Default: the same as IN's")
    private String outPassword = "";

    @Option(names = "--force", description = "replace OUT if it is there")
    private boolean force;

    CertsConvertCommand(Terminal terminal) {
        super("certs convert", terminal);
    }

    @Override
    String target() {
        return in + " " + out;
    }

    @Override
    Report run(Printer printer) {
        StoreFormat format = StoreFormat.ofName(out);
        Password inPassword = new PasswordSource("--password", password).read(in, System.getenv());
        Password other = outPassword.isEmpty()
                ? inPassword
                : new PasswordSource("--out-password", outPassword).read(out, System.getenv());
        Keystore store = Keystore.read(in, inPassword);
        store.write(out, format, other, force ? Existing.REPLACE : Existing.REFUSE);
        List<String> aliases = store.entries().stream().map(StoreEntry::alias).toList();
        printer.text(List.of("wrote " + out + " (" + format + "): " + String.join(", ", aliases)));
        return done(
                Fields.of("file", out.toString()).and("format", format.name()).and("aliases", aliases));
    }
}
