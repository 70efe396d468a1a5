package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command makes and says of files. */
class CertsFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void make() {
        assertThat(floe("certs", "dev", "localhost", "--out", folder.toString()).err())
                .isEmpty();
    }

    private static Screen floe(String... args) {
        Screen screen = Screen.piped();
        screen.floe(args);
        return screen;
    }

    private static int exit(String... args) {
        return Screen.piped().floe(args);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void shouldSayWhatWasMadeAndHowToUseIt() {
        String again = floe("certs", "dev", "localhost", "10.0.0.5", "--out", folder.toString(), "--force")
                .out();

        assertThat(again)
                .contains("server.p12 ", "client.p12 ", "DNS:localhost IP:10.0.0.5", "its private key, 0600")
                .contains("use it: --config " + file("floe.properties"))
                .contains("the CA key was not kept");
        assertThat(folder.resolve("ca-key.pem")).doesNotExist();
    }

    @Test
    void shouldReplaceNothingUnasked() {
        Screen screen = floe("certs", "dev", "localhost", "--out", folder.toString());

        assertThat(screen.err())
                .contains("is there already")
                .endsWith("next: take another name, or --force to replace it\n");
    }

    @Test
    void shouldShowAStoreInWordsWithFingerprintsWhole() {
        Screen narrow = Screen.live(60);
        narrow.floe("certs", "show", file("server.p12"));

        assertThat(narrow.out())
                .contains(
                        "a private key with its chain",
                        "DNS:localhost",
                        "from a Floe development CA: not for production")
                .containsPattern("sha256.* ([0-9A-F]{2}:){31}[0-9A-F]{2}\n")
                .containsPattern("pin.* sha256:[0-9a-f]{64}\n");
    }

    @Test
    void shouldCheckNamesAndDates() {
        assertThat(exit("certs", "check", file("server.p12"), "--for", "localhost"))
                .isZero();
        assertThat(exit("certs", "check", file("server.p12"), "--for", "shop.test"))
                .isEqualTo(8);
        assertThat(exit("certs", "check", file("server.p12"), "--within", "100d"))
                .isEqualTo(7);
        assertThat(floe("certs", "check", file("server.p12")).out()).contains("usage     good for servers and clients");
    }

    @Test
    void shouldPointAtThePasswordWhereItIsWrong() {
        Screen screen = floe("certs", "show", file("server.p12"), "--password", "none");

        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).endsWith("next: check --password: file:PATH, env:NAME or none\n");
    }

    @Test
    void shouldConvertFromOneFormatToTheNext() {
        String password = "file:" + file("password");
        var formats =
                Stream.of("server.p12", "s.jks", "s.bcfks", "s.pem", "t.p12").toList();
        for (int i = 1; i < formats.size(); i++) {
            Screen screen =
                    floe("certs", "convert", file(formats.get(i - 1)), file(formats.get(i)), "--password", password);
            assertThat(screen.out()).as(screen.err()).startsWith("wrote " + file(formats.get(i)));
        }

        assertThat(exit("certs", "check", file("t.p12"), "--for", "localhost")).isZero();
        assertThat(exit("certs", "convert", file("server.p12"), file("t.p12"))).isEqualTo(2);
        assertThat(exit("certs", "convert", file("server.p12"), file("t.odd"))).isEqualTo(2);
    }
}
