package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.floe.Communicator;
import io.floe.ObjectAdapter;
import io.floe.certs.KeyKind;
import io.floe.certs.store.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ice for JavaScript in a browser calls a Floe server: WebSocket is the only transport that it has. */
@NeedsIceJs
@Timeout(120)
final class IceJsTest {
    @TempDir
    private Path home;

    @Test
    void shouldServeABrowserOverWs() throws Exception {
        try (Communicator floe = Communicator.create()) {
            check(run(floe, "ws -h 127.0.0.1 -p 0"));
        }
    }

    @Test
    void shouldServeABrowserThatTrustsTheAuthorityOverWss() throws Exception {
        Browser.trust(
                Files.writeString(
                        home.resolve("ca.pem"),
                        Pem.certificates(SslFiles.CA.credential().chain())),
                home);
        try (Communicator floe = overTls()) {
            check(run(floe, "wss -h 127.0.0.1 -p 0"));
        }
    }

    @Test
    void shouldBeRefusedByABrowserThatTrustsNobodyOverWss() throws Exception {
        FloeTarget target = new FloeTarget("F");
        try (Communicator floe = overTls();
                Browser browser = Browser.calling(serve(floe, target, "wss -h 127.0.0.1 -p 0"), home)) {
            assertThat(browser.results()).containsOnlyKeys("error");
            assertThat(target.calls()).isZero();
        }
    }

    private Communicator overTls() {
        SslFiles files = SslFiles.of(PeerKind.FLOE)
                .trusting(SslFiles.CA, home.resolve("floe"))
                .certified(SslFiles.CA, KeyKind.EC_P256)
                .with("IceSSL.VerifyPeer", "0"); // the browser has no certificate
        return Communicator.builder().properties(files.properties()).build();
    }

    private static String serve(Communicator floe, FloeTarget target, String endpoint) {
        ObjectAdapter adapter = floe.adapter("F", endpoint).add("target", target);
        return "target:" + IceCallsFloe.text(adapter.activate().join());
    }

    private Map<String, String> run(Communicator floe, String endpoint) throws IOException, InterruptedException {
        try (Browser browser = Browser.calling(serve(floe, new FloeTarget("F"), endpoint), home)) {
            return browser.results();
        }
    }

    private static void check(Map<String, String> results) {
        System.out.println("Ice for JavaScript " + JsFiles.PACKAGE + " in " + results.remove("destroy"));
        assertThat(results)
                .containsExactly(
                        entry("ping", "undefined"),
                        entry("types", "::FloeInterop::Target ::Ice::Object false"),
                        entry("cast", "true"),
                        entry("next", "42"),
                        entry("context", "Zo\u00eb \u20ac"),
                        entry("echo", "700000"),
                        entry("burst", "1000"),
                        entry("oneway", "100"),
                        entry("batch", "100"),
                        entry("exception", "::FloeInterop::Overdrawn no 42"),
                        entry("sliced", "::FloeInterop::Overdrawn no 42"),
                        entry("missing", "::Ice::FacetNotExistException ice_ping "),
                        entry("attach", "attached"),
                        entry("nested", "71"),
                        entry("close", "2"));
    }
}
