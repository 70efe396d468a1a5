package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private final Screen screen = Screen.piped();

    @Test
    void shouldPointAtAMistake() {
        int exit = screen.floe("explain", "echo:tcp -h a -p 4061:tcp -h b -p 406100");

        assertThat(exit).isEqualTo(2);
        assertThat(screen.err()).startsWith("""
            FLOE-EP-04 endpoint 'tcp -h b -p 406100': -p: 406100 (expected: 0..65535)
              echo:tcp -h a -p 4061:tcp -h b -p 406100
                                                ^^^^^^
            next: correct the marked part;\
            """);
    }

    @Test
    void shouldShowWhichEndpointsAreUsed() {
        int exit = screen.floe("explain", "cat/echo -f alt:tcp -h a -p 4061:opaque -t 99 -v AAAA");

        assertThat(exit).isZero();
        assertThat(screen.out()).isEqualTo("""
            identity  cat/echo   facet alt   mode twoway   encoding 1.1   secure only no
            canonical cat/echo -f alt -t -e 1.1:tcp -h a -p 4061 -t 60000:opaque -t 99 -e 1.0 -v AAAA
             #  transport  address  tier  used for twoway                    notes
             1  tcp        a:4061      1  yes                                -t 60000
             2  opaque     -           -  no: its transport is not on board  -t 99 -e 1.0 -v AAAA
            policy    round_robin   security as-listed   deadline 60s   connect timeout 5s   connect race 250 ms
            recovery  sensed within 0.75 s where an outage lasts less than 30 s, within 10 s else; \
            full share 0.5 s later
            """);
    }

    @Test
    void shouldWarnWhereNoEndpointCanBeUsed() {
        int exit = screen.floe("explain", "echo -s:tcp -h a -p 4061");

        assertThat(exit).isZero();
        assertThat(screen.out())
                .contains("no: not secure, and -s wants it so")
                .endsWith("! 1 warning\n  FLOE-EP-12 no endpoint can take twoway calls: each of them would fail\n");
    }

    @Test
    void shouldWarnThatAnIndirectProxyNeedsALocator() {
        screen.floe("explain", "echo@shop");

        assertThat(screen.out())
                .contains("\n! 1 warning\n")
                .endsWith("  FLOE-EP-14 only a locator could find adapter 'shop', and calls fail without one\n");
    }

    @Test
    void shouldWarnOfAnEndpointThatIsListedTwice() {
        screen.floe("explain", "echo:tcp -h a -p 1:tcp -h a -p 1");

        assertThat(screen.out()).endsWith("  FLOE-EP-13 an endpoint is listed twice: it gets the share of one\n");
    }

    @Test
    void shouldTellTheSameInJson() {
        int exit = screen.floe("explain", "-o", "json", "echo:tcp -h a -p 4061");

        assertThat(exit).isZero();
        assertThat(screen.out())
                .startsWith("{\"cmd\":\"explain\",\"target\":\"echo:tcp -h a -p 4061\",\"ok\":true,\"exit\":0,"
                        + "\"attempts\":[],\"error\":null,\"result\":{\"identity\":\"echo\"")
                .contains("\"endpoints\":[{\"endpoint\":\"tcp -h a -p 4061 -t"
                        + " 60000\",\"used\":true,\"tier\":1,\"why\":null}]");
    }

    @Test
    void shouldSayWhichEndpointsComeFirstWhereSecureOnesArePreferred(@TempDir Path dir) throws IOException {
        Path config = Files.writeString(dir.resolve("floe.properties"), "floe.security=prefer-secure");
        screen.floe("explain", "echo:tcp -h a -p 1:ssl -h b -p 2:udp -h 239.1.1.1 -p 3", "--config", config.toString());

        assertThat(screen.out())
                .contains(" 1  tcp        a:1             2  yes                     -t 60000\n")
                .contains(" 2  ssl        b:2             1  yes                     -t 60000\n")
                .contains(" 3  udp        239.1.1.1:3     -  no: for datagrams only  multicast\n")
                .contains("FLOE-EP-11 mixed secure and plain endpoints: the plain ones are used while all secure ones"
                        + " are");
    }
}
