package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
                         #  endpoint                     used for twoway                    options
                         1  tcp a:4061                   yes                                -t 60000
                         2  opaque -t 99 -e 1.0 -v AAAA  no: its transport is not on board  -t 99 -e 1.0 -v AAAA
                        policy    round_robin   deadline 60s   connect timeout 5s
                        """);
    }

    @Test
    void shouldWarnWhereNoEndpointCanBeUsed() {
        int exit = screen.floe("explain", "echo -s:tcp -h a -p 4061");

        assertThat(exit).isZero();
        assertThat(screen.out())
                .contains("no: not secure, and -s wants it so")
                .endsWith("! 1 warning\n  no endpoint can take twoway calls: each of them would fail\n");
    }

    @Test
    void shouldWarnThatAnIndirectProxyNeedsALocator() {
        screen.floe("explain", "echo@shop");

        assertThat(screen.out())
                .endsWith("! 1 warning\n  only a locator could find adapter 'shop', and calls fail without one\n");
    }

    @Test
    void shouldWarnOfAnEndpointThatIsListedTwice() {
        screen.floe("explain", "echo:tcp -h a -p 1:tcp -h a -p 1");

        assertThat(screen.out()).endsWith("  an endpoint is listed twice: it gets the share of one\n");
    }

    @Test
    void shouldTellTheSameInJson() {
        int exit = screen.floe("explain", "-o", "json", "echo:tcp -h a -p 4061");

        assertThat(exit).isZero();
        assertThat(screen.out())
                .startsWith("{\"cmd\":\"explain\",\"target\":\"echo:tcp -h a -p 4061\",\"ok\":true,\"exit\":0,"
                        + "\"attempts\":[],\"error\":null,\"result\":{\"identity\":\"echo\"")
                .contains("\"endpoints\":[{\"endpoint\":\"tcp -h a -p 4061 -t 60000\",\"used\":true,\"why\":null}]");
    }
}
