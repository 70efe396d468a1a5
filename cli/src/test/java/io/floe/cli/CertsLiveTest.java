package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.certs.dev.DevCertificates;
import io.floe.certs.dev.Made;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says of live ports. */
class CertsLiveTest {
    private final Screen screen = Screen.piped();
    private Made made;
    private Communicator server;

    @BeforeEach
    void make(@TempDir Path folder) {
        made = DevCertificates.in(folder, "localhost").make();
        server = server("need");
    }

    private Communicator server(String clientAuth) {
        return Communicator.builder()
                .properties(made.properties())
                .property("floe.tls.client-auth", clientAuth)
                .property("floe.tls.protocols", clientAuth.equals("need") ? "TLSv1.3,TLSv1.2" : "TLSv1.3")
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int serve(String word) {
        var adapter = server.adapter(word, word + " -h 127.0.0.1 -p 0");
        adapter.add("echo", Dispatcher.of(request -> request.reply()));
        adapter.activate().join();
        return Integer.parseInt(adapter.endpoints().get(0).toString().replaceAll(".*-p (\\d+).*", "$1"));
    }

    private String authority() {
        return made.properties().resolveSibling("ca.pem").toString();
    }

    @Test
    void shouldShowWhatALivePortShows() {
        int exit = screen.floe("certs", "probe", "localhost:" + serve("ssl"), "--trust", authority());

        assertThat(exit).as(screen.err()).isZero();
        assertThat(screen.out())
                .contains("speaks   TLSv1.3  TLS_AES_")
                .contains("speaks   TLSv1.2  TLS_ECDHE_")
                .contains("are asked for a certificate, and refused without one")
                .contains("DNS:localhost")
                .contains("ok    name      localhost is covered")
                .contains("ok    trust     leads to CN=Floe development CA");
    }

    @Test
    void shouldNotTakeAServerThatMerelyWantsCertificatesForOneThatNeedsThem() {
        server.close();
        server = server("want");

        screen.floe("certs", "probe", "localhost:" + serve("ssl"));

        assertThat(screen.out()).contains("are asked for a certificate\n").doesNotContain("TLSv1.2");
    }

    @Test
    void shouldFailTheCheckForAnotherName() {
        int exit = screen.floe("certs", "probe", "ssl -h localhost -p " + serve("ssl"), "--for", "shop.test");

        assertThat(exit).isEqualTo(8);
        assertThat(screen.out()).contains("FAIL  name");
    }

    @Test
    void shouldNameAPortThatSpeaksTcp() {
        int port = serve("tcp");
        int exit = screen.floe("certs", "probe", "localhost:" + port);

        assertThat(exit).isEqualTo(4);
        assertThat(screen.err())
                .startsWith("FLOE-TLS-07 plaintext peer: localhost:" + port + " speaks tcp (first bytes \"IceP\")\n");
    }

    @Test
    void shouldSayThatNobodyListens() throws IOException {
        int port;
        try (var closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }

        assertThat(screen.floe("certs", "probe", "127.0.0.1:" + port)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"30d, 0", "100d, 7"})
    void shouldEndWith7IfOneExpiresSoon(String within, int expected) {
        String store = made.properties().resolveSibling("server.p12").toString();

        int exit = screen.floe("certs", "expiry", store, "localhost:" + serve("ssl"), "--within", within);

        assertThat(exit).as(screen.err()).isEqualTo(expected);
        assertThat(screen.out().lines().filter(line -> line.contains("CN=server")))
                .hasSize(2)
                .allMatch(line -> line.startsWith(expected == 0 ? "ok " : "soon"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:0", "localhost:70000", "ssl -h localhost", "a:b:1"})
    void shouldRefuseWhatIsNoPort(String text) {
        assertThat(screen.floe("certs", "probe", text)).isEqualTo(2);
        assertThat(screen.err()).startsWith("port: " + text + " (expected: HOST:PORT or 'ssl -h HOST -p PORT')\n");
    }

    @Test
    void shouldTellHowTlsCameUpWhenPinging() {
        String proxy = "echo:ssl -h localhost -p " + serve("ssl") + ":tcp -h 127.0.0.1 -p " + serve("tcp");

        int exit = screen.floe(
                "ping",
                proxy,
                "-c",
                "2",
                "-i",
                "1ms",
                "--config",
                made.properties().toString());

        assertThat(exit).as(screen.err()).isZero();
        assertThat(screen.out())
                .containsPattern("ssl localhost:\\d+.* connected {2}tls [0-9.]+ ms \\(TLSv1.3, full\\)");
        assertThat(screen.out()).containsPattern("tcp 127.0.0.1:\\d+ {2}connected\n");
    }
}
