package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.floe.Communicator;
import io.floe.ObjectAdapter;
import io.floe.endpoint.Endpoint;
import io.floe.wire.Identity;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of real Ice must be able to do with a Floe server; each kind of Ice is a subclass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class IceCallsFloe {
    private final PeerKind kind;
    private PeerProcess ice;
    private Communicator floe;
    private FloeTarget target;
    private String endpoints;
    private String proxy;

    IceCallsFloe(PeerKind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start() {
        floe = Communicator.create();
        target = new FloeTarget("F");
        ObjectAdapter adapter = floe.adapter("F", "tcp -h 127.0.0.1 -p 0:tcp -h 127.0.0.1 -p 0")
                .add("target", target)
                .add("category/target", target)
                .add(Identity.of("target"), "other", new FloeTarget("F-facet"));
        adapter.activate().join();
        endpoints = text(adapter);
        proxy = "target:" + endpoints;
        ice = PeerProcess.start(kind);
    }

    static String text(ObjectAdapter adapter) {
        return adapter.endpoints().stream().map(Endpoint::toString).collect(Collectors.joining(":"));
    }

    @AfterAll
    void stop() {
        if (ice != null) {
            ice.close();
        }
        if (floe != null) {
            floe.close();
        }
    }

    @Test
    void shouldCallTwoway() {
        ice.ok("ping", proxy);

        assertThat(ice.ok("next", proxy, 41)).isEqualTo("42");
    }

    @Test
    void shouldReadTheTypesOfAnObject() {
        assertThat(ice.ok("types", proxy))
                .isEqualTo("::FloeInterop::Target ::FloeInterop::Target ::Ice::Object true false");
    }

    @Test
    void shouldSendOneways() {
        int before = Integer.parseInt(ice.ok("notes", proxy));

        ice.ok("oneway", proxy, 100);

        await().until(() -> ice.ok("notes", proxy), ("" + (before + 100))::equals);
    }

    @Test
    void shouldSendABatch() {
        int before = Integer.parseInt(ice.ok("notes", proxy));

        ice.ok("batch", proxy, 100);

        await().until(() -> ice.ok("notes", proxy), ("" + (before + 100))::equals);
    }

    @Test
    void shouldSendTheContext() {
        assertThat(ice.ok("context", proxy, "who", "someone else")).isEqualTo("someone else");
    }

    @Test
    void shouldCallAFacetAndACategory() {
        assertThat(ice.ok("server", "target -f other:" + endpoints)).isEqualTo("F-facet");
        assertThat(ice.ok("server", "category/target:" + endpoints)).isEqualTo("F");
    }

    @ParameterizedTest
    @CsvSource({"1.1, fail", "1.1, failSliced", "1.0, fail", "1.0, failSliced"})
    void shouldReadUserExceptions(String encoding, String operation) {
        String encoded = "target -e " + encoding + ":" + endpoints;

        assertThat(ice.error(operation, encoded, "refused")).isEqualTo("::FloeInterop::Refused no");
        assertThat(ice.error(operation, encoded, "overdrawn")).isEqualTo("::FloeInterop::Overdrawn no 42");
    }

    @ParameterizedTest
    @CsvSource({"fail", "failSliced"})
    void shouldBeToldOfAnUndeclaredException(String operation) {
        assertThat(ice.error(operation, proxy, "undeclared"))
                .startsWith("::Ice::UnknownUserException ")
                .endsWith("FloeInterop::Undeclared");
    }

    @Test
    void shouldTellWhatDoesNotExist() {
        assertThat(ice.error("fail", "category/nobody -f any:" + endpoints, "-"))
                .isEqualTo("::Ice::ObjectNotExistException category/nobody 'any' fail");
        assertThat(ice.error("fail", "target -f none:" + endpoints, "-"))
                .isEqualTo("::Ice::FacetNotExistException target 'none' fail");
        assertThat(ice.error("missing", proxy)).isEqualTo("::Ice::OperationNotExistException target '' missing");
    }

    @ParameterizedTest
    @CsvSource({
        "object, ::Ice::ObjectNotExistException target '' fail",
        "facet, ::Ice::FacetNotExistException target '' fail",
        "operation, ::Ice::OperationNotExistException target '' fail",
        "local, ::Ice::UnknownLocalException",
        "user, ::Ice::UnknownUserException ::Some::Error",
        "unknown, ::Ice::UnknownException"
    })
    void shouldTellEveryFailureOfADispatch(String how, String expected) {
        assertThat(ice.error("fail", proxy, how)).isEqualTo(expected);
    }

    @Test
    void shouldCarryMessagesUpToTheLimit() {
        assertThat(ice.ok("echo", proxy, (1 << 20) - 100)).isEqualTo("" + ((1 << 20) - 100));
    }

    @Test
    void shouldFailAboveTheLimit() {
        try (RecordedWarnings warnings = new RecordedWarnings()) {
            assertThat(ice.error("echo", proxy, 2 << 20)).isEqualTo("::Ice::ConnectionLostException");

            // The server logs after it has closed the socket, which is all that the client waits for.
            await().untilAsserted(() -> assertThat(warnings.messages())
                    .anySatisfy(warning ->
                            assertThat(warning).contains("message size: 209719").endsWith(" (expected: 14..1048576)")));
        }
        ice.ok("ping", proxy);
    }

    @Test
    void shouldReachEveryEndpoint() {
        for (String endpoint : endpoints.split(":", -1)) {
            assertThat(ice.ok("server", "target:" + endpoint)).isEqualTo("F");
        }
    }

    @Test
    void shouldReuseOneConnection() {
        String one = endpoints.split(":", -1)[0];

        assertThat(ice.ok("same", "target:" + one, "category/target:" + one)).isEqualTo("true");
    }

    @Test
    void shouldSpeakEncoding10() {
        assertThat(ice.ok("next", "target -e 1.0:" + endpoints, 1)).isEqualTo("2");
        assertThat(ice.ok("types", "target -e 1.0:" + endpoints)).endsWith(" true false");
    }

    @Test
    void shouldLoseNoneOfTenThousandCalls() {
        int before = target.calls();

        assertThat(ice.ok("burst", proxy, 10_000)).isEqualTo("10000");
        assertThat(target.calls() - before).isEqualTo(10_000);
    }
}
