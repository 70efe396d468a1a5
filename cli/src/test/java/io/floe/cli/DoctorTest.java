package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private final Screen screen = Screen.piped();

    @Test
    void shouldCheckEachEndpointUpToTheObject() {
        try (Servers servers = Servers.echo(2)) {
            int exit = screen.floe("doctor", servers.proxy());

            assertThat(exit).isZero();
            assertThat(screen.out())
                    .startsWith("ok    parse       2 endpoints\ntcp 127.0.0.1:")
                    .contains("\nok    dns         127.0.0.1 is an address\n")
                    .containsPattern("\nok    tcp         127.0.0.1:\\d+ in .* ms\n")
                    .containsPattern("\nok    ice         connection validated, .* after dialling\n")
                    .containsPattern("\nok    object      'echo' answers ice_ping in .* ms\n")
                    .contains("\ninfo  published   FLOE-EP-21 127.0.0.1:")
                    .containsPattern("\nok    engine      \\w+   \\(available: ")
                    .doesNotContain("FAIL");
        }
    }

    @Test
    void shouldEndWithTheCodeOfTheFirstFailure() {
        int exit = screen.floe("doctor", "tcp -h 127.0.0.1 -p 1");

        assertThat(exit).isEqualTo(3);
        assertThat(screen.out())
                .contains("\nFAIL  tcp         127.0.0.1:1 Connection refused\nskip  ice         needs tcp\n")
                .doesNotContain("object");
    }

    @Test
    void shouldMarkTheMistakeInEndpointsThatStandAlone() {
        int exit = screen.floe("doctor", "tcp -h a -p 406100");

        assertThat(exit).isEqualTo(2);
        assertThat(screen.out()).startsWith("""
            FAIL  parse       FLOE-EP-04 endpoint 'tcp -h a -p 406100': -p: 406100 (expected: 0..65535)
                                tcp -h a -p 406100
                                            ^^^^^^
                              correct the marked part;\
            """);
    }

    @Test
    void shouldTellAnObjectThatIsNotThere() {
        try (Servers servers = Servers.echo(1)) {
            int exit = screen.floe("doctor", servers.proxy().replace("echo:", "nobody:"));

            assertThat(exit).isEqualTo(1);
            assertThat(screen.out())
                    .contains("\nFAIL  object      the server has no object 'nobody' (or not that facet)\n");
        }
    }

    @Test
    void shouldTellAServerThatAcceptsAndSaysNothing() {
        try (Servers servers = Servers.echo(0).add("tcp -h 127.0.0.1 -p 0", Faults.parse("blackhole"))) {
            int exit = screen.floe("doctor", servers.endpoints().get(0), "--timeout", "200ms");

            assertThat(exit).isEqualTo(3);
            assertThat(screen.out())
                    .contains("\nFAIL  ice         CONNECT_TIMEOUT: ")
                    .contains("\n                  it accepts and says nothing: does it want ssl, or not speak Ice?\n");
        }
    }

    @Test
    void shouldTellTlsThatDoesNotTrustAndHowLongCertificatesLast(@TempDir Path dir) {
        Screen.piped().floe("certs", "dev", "127.0.0.1", "--out", dir.toString());
        String config = dir.resolve("floe.properties").toString();
        try (Servers servers = Servers.echo(0).addSecure("ssl -h 127.0.0.1 -p 0", Path.of(config))) {
            int trusted = screen.floe("doctor", servers.proxy(), "--config", config);
            assertThat(trusted).isZero();
            assertThat(screen.out())
                    .contains("\nok    tls         TLSv1.3 TLS_AES_")
                    .containsPattern("\nok    expiry      leaf \\d+ days \\(.*\\)   issuer \\d+ days");

            int untrusted = screen.floe("doctor", servers.proxy(), "-o", "json");
            assertThat(untrusted).isEqualTo(4);
            assertThat(screen.out())
                    .contains("{\"level\":\"fail\",\"what\":\"tls\",\"text\":\"FLOE-TLS-03 untrusted issuer: ")
                    .contains("{\"level\":\"skip\",\"what\":\"ice\",\"text\":\"needs tls\"}");
        }
    }
}
