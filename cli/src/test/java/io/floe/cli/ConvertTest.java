package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.certs.dev.DevCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration of Ice's becomes one of Floe's. */
class ConvertTest {
    @TempDir
    Path folder;

    private final Screen screen = Screen.piped();
    private String password = "";

    @BeforeEach
    void make() throws IOException {
        DevCertificates.in(folder, "127.0.0.1").make();
        password = Files.readString(folder.resolve("password")).strip();
    }

    private Path config(String... more) throws IOException {
        var lines = new ArrayList<>(List.of(
                "# the shop",
                "Ice.Plugin.IceSSL=com.zeroc.IceSSL.PluginFactory",
                "Shop.Endpoints=ssl -h 127.0.0.1 -p 0",
                "IceSSL.DefaultDir=" + folder,
                "IceSSL.Keystore=server.p12",
                "IceSSL.KeystorePassword=" + password,
                "IceSSL.Password=" + password,
                "IceSSL.Truststore=ca.p12",
                "IceSSL.TruststorePassword=" + password,
                "IceSSL.TrustOnly=CN=\"server\";!CN=\"Intern, West\"",
                "IceSSL.Trace.Security=1"));
        lines.addAll(List.of(more));
        return Files.write(folder.resolve("ice.config"), lines);
    }

    @Test
    void shouldGiveAReasonForEveryLineAndNoPassword() throws IOException {
        assertThat(screen.floe("convert", config("IceSSL.CertVerifier=Mine").toString()))
                .isZero();

        assertThat(screen.out())
                .contains("Shop.Endpoints\n  -> kept\n     not about TLS, stays as it is\n")
                .contains(
                        "IceSSL.KeystorePassword=****\n  -> floe.tls.key.password=****\n     keep the file to its owner")
                .contains("IceSSL.CertVerifier=Mine\n  -> (nothing)\n     not carried: a class cannot be carried over")
                .contains("(not set)\n  -> floe.tls.verify = full\n     stricter: host names are checked")
                .contains("1 stricter than before")
                .doesNotContain(password, "the shop");
    }

    @Test
    void shouldWriteWhatWorks() throws IOException {
        Path written = folder.resolve("shop.properties");
        assertThat(screen.floe("convert", config().toString(), "--out", written.toString()))
                .as(screen.err())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                .isEqualTo("rw-------");

        try (var server = Communicator.builder().properties(written).build();
                var client = Communicator.builder().properties(written).build()) {
            var adapter = server.adapter("Shop", "ssl -h 127.0.0.1 -p 0");
            adapter.add("echo", Dispatcher.of(request -> request.reply()));
            adapter.activate().join();

            client.proxy("echo:" + adapter.endpoints().get(0)).ping().join();
        }
    }

    @Test
    void shouldNameTheLineThatCannotBeConverted() throws IOException {
        assertThat(screen.floe("convert", config("IceSSL.Kyestore=a").toString()))
                .isEqualTo(2);

        assertThat(screen.err())
                .isEqualTo(folder.resolve("ice.config")
                        + ": property 'IceSSL.Kyestore': unknown (expected: IceSSL.Keystore?)\n"
                        + "next: correct that line, or take it out, and convert again\n");
    }
}
