package io.floe.interop;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.floe.Batch;
import io.floe.Communicator;
import io.floe.EndpointStatus;
import io.floe.NotExistException;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.RemoteException;
import io.floe.Reply;
import io.floe.UserException;
import io.floe.endpoint.Endpoint;
import io.floe.fault.ConnectionLostException;
import io.floe.fault.Failure;
import io.floe.fault.InvocationException;
import io.floe.fault.Outcome;
import io.floe.fault.UnreachableException;
import io.floe.wire.IceReader;
import io.floe.wire.Identity;
import io.floe.wire.OperationMode;
import io.floe.wire.UserExceptionReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Floe client must be able to do with a server of real Ice; each kind of Ice is a subclass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class FloeCallsIce {
    private final PeerKind kind;
    private PeerProcess ice;
    private String endpoints;
    private Communicator floe;
    private Proxy target;

    FloeCallsIce(PeerKind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start() {
        ice = PeerProcess.start(kind);
        endpoints = ice.ok("listen", "A", "tcp -p 0:tcp -p 0");
        floe = Communicator.create();
        target = floe.proxy("target:" + endpoints);
    }

    @AfterAll
    void stop() {
        if (floe != null) {
            floe.close();
        }
        if (ice != null) {
            ice.close();
        }
    }

    @Test
    void shouldCallTwoway() {
        target.ping().join();

        assertThat(Calls.next(target, 41)).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp -h 127.0.0.1 -p 0 -t infinite",
                "tcp -h localhost -p 0",
                "tcp -h 127.0.0.1 -p 0:tcp -h \"::1\" -p 0"
            })
    void shouldPublishWhatIcePublishes(String listen) {
        comparePublished(listen);
    }

    /** Ports apart, which are free ones. */
    final void comparePublished(String listen) {
        ObjectAdapter adapter = floe.adapter("published", listen);
        String published =
                adapter.publishedEndpoints().stream().map(Endpoint::toString).collect(joining(":"));
        adapter.deactivate().join();

        assertThat(withoutPorts(published))
                .containsExactlyInAnyOrderElementsOf(withoutPorts(ice.ok("published", listen)));
    }

    private static List<String> withoutPorts(String published) {
        return List.of(published
                .replaceAll("-p [1-9]\\d*", "-p PORT")
                .replaceFirst("^tcp ", "")
                .split(":tcp ", -1));
    }

    @Test
    void shouldReadTheTypesOfAnObject() {
        Reply id = target.invoke("ice_id", OperationMode.IDEMPOTENT, out -> {}).join();
        Reply ids =
                target.invoke("ice_ids", OperationMode.NONMUTATING, out -> {}).join();
        String type = id.read(IceReader::readString);
        List<String> types = ids.read(IceReader::readStringSeq);

        assertThat(type).isEqualTo("::FloeInterop::Target");
        assertThat(types).containsExactly("::FloeInterop::Target", "::Ice::Object");
    }

    @ParameterizedTest
    @CsvSource({"::FloeInterop::Target, true", "::Ice::Object, true", "::Some::Other, false"})
    void shouldAskForAType(String type, boolean expected) {
        Reply reply = target.invoke("ice_isA", OperationMode.NONMUTATING, out -> out.writeString(type))
                .join();

        assertThat((boolean) reply.read(in -> in.readBool())).isEqualTo(expected);
    }

    @Test
    void shouldSendOneways() {
        int before = Calls.notes(target);

        for (int i = 0; i < 100; i++) {
            int n = i;
            target.oneway().invoke("note", out -> out.writeInt(n)).join();
        }

        await().until(() -> Calls.notes(target) == before + 100);
    }

    @Test
    void shouldSendABatch() {
        int before = Calls.notes(target);
        Batch batch = target.batch();

        for (int i = 0; i < 100; i++) {
            int n = i;
            batch.add("note", out -> out.writeInt(n));
        }
        batch.flush().join();

        await().until(() -> Calls.notes(target) == before + 100);
    }

    @Test
    void shouldSendTheContext() {
        Proxy proxy = target.withContext(Map.of("who", "Zo\u00eb \u20ac", "other", ""));

        Reply reply = proxy.invoke("context", out -> out.writeString("who")).join();

        String received = reply.read(IceReader::readString);
        assertThat(received).isEqualTo("Zo\u00eb \u20ac");
    }

    @Test
    void shouldCallAFacetAndACategory() {
        assertThat(Calls.server(target.withFacet("other"))).isEqualTo("A-facet");
        assertThat(Calls.server(target.withIdentity(new Identity("target", "category"))))
                .isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource({"1.1, fail", "1.1, failSliced", "1.0, fail", "1.0, failSliced"})
    void shouldReadUserExceptions(String encoding, String operation) {
        Proxy proxy = floe.proxy("target -e " + encoding + ":" + endpoints);

        UserException thrown = Calls.failure(UserException.class, proxy, operation, "overdrawn");

        UserExceptionReader in = UserExceptionReader.of(thrown.body());
        assertThat(thrown.typeId()).isEqualTo("::FloeInterop::Overdrawn");
        assertThat(in.members().readInt()).isEqualTo(42);
        assertThat(in.next()).isTrue();
        assertThat(in.typeId()).isEqualTo("::FloeInterop::Refused");
        assertThat(in.members().readString()).isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource({"object, 2", "facet, 3", "operation, 4"})
    void shouldTellWhatDoesNotExist(String missing, int status) {
        Proxy proxy = switch (missing) {
            case "object" -> target.withIdentity(Identity.of("nobody"));
            case "facet" -> target.withFacet("none");
            default -> target;
        };

        NotExistException thrown = Calls.failure(NotExistException.class, proxy, "missing", "");

        assertThat(thrown.status()).isEqualTo(status);
        assertThat(thrown.identity()).isEqualTo(proxy.identity());
        assertThat(thrown.operation()).isEqualTo("missing");
        assertThat(thrown).hasMessageStartingWith(missing + " not exist: operation 'missing' on '");
    }

    @ParameterizedTest
    @CsvSource({"object, 2", "facet, 3", "operation, 4", "local, 5", "user, 6", "unknown, 7"})
    void shouldTellEveryFailureOfADispatch(String how, int status) {
        RemoteException thrown = Calls.failure(RemoteException.class, target, "fail", how);

        assertThat(thrown.status()).isEqualTo(status);
    }

    @Test
    void shouldCarryMessagesUpToTheLimit() {
        byte[] data = new byte[(1 << 20) - 100];
        data[data.length - 1] = 7;

        assertThat(Calls.echo(target, data)).isEqualTo(data);
    }

    /**
     * Ice closes the connection at the header. What the failure may be depends on whether the socket's buffers had taken the
     * whole message by then: written, it may have been executed for all that the caller can know; cut short, it cannot.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 16})
    void shouldFailAboveThePeersLimit(int megabytes) {
        byte[] data = new byte[megabytes << 20];

        InvocationException thrown =
                catchThrowableOfType(InvocationException.class, () -> Calls.unwrapped(() -> Calls.echo(target, data)));

        Failure last = thrown.attempts().get(thrown.attempts().size() - 1).failure();
        if (last.kind() == Failure.Kind.LOST_SENT) {
            assertThat(thrown).isInstanceOf(ConnectionLostException.class);
            assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
        } else {
            assertThat(thrown).isInstanceOf(UnreachableException.class);
            assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(thrown.attempts())
                    .extracting(attempt -> attempt.failure().kind())
                    .containsOnly(Failure.Kind.LOST_UNSENT);
        }
        assertThat(Calls.next(target, 1)).isEqualTo(2);
    }

    @Test
    void shouldSayThatAnAnswerIsTooLarge() {
        try (PeerProcess generous = PeerProcess.start(kind, "--Ice.MessageSizeMax=4096")) {
            Proxy proxy = floe.proxy("target:" + generous.ok("listen", "G", "tcp -p 0"));

            assertThatThrownBy(() -> Calls.unwrapped(() -> Calls.echo(proxy, new byte[2 << 20])))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining("LOST_SENT: message size: 2097182 (expected: 14..1048576)");
            proxy.ping().join();
        }
    }

    @Test
    void shouldShareCallsOverAllEndpoints() {
        Proxy fresh = floe.proxy("target:" + ice.ok("listen", "S", "tcp -p 0:tcp -p 0:tcp -p 0"));
        fresh.connect().join();

        for (int i = 0; i < 30; i++) {
            Calls.next(fresh, i);
        }

        assertThat(floe.endpoints().stream()
                        .filter(status -> fresh.toString().contains(status.endpoint()))
                        .map(EndpointStatus::calls))
                .containsExactly(10L, 10L, 10L);
    }

    @Test
    void shouldReuseOneConnection() {
        String one = ice.ok("listen", "R", "tcp -p 0");

        Proxy first = floe.proxy("target:" + one);
        Proxy second = floe.proxy("category/target -o:" + one);

        assertThat(second.connection().join().peer().local())
                .isEqualTo(first.connection().join().peer().local());
    }

    @Test
    void shouldSpeakEncoding10() {
        Proxy proxy = floe.proxy("target -e 1.0:" + endpoints);

        Reply reply = proxy.invoke("next", out -> out.writeInt(1)).join();

        assertThat(reply.results().encoding()).hasToString("1.0");
        assertThat((int) reply.read(in -> in.readInt())).isEqualTo(2);
    }

    @Test
    void shouldLoseNoneOfTenThousandCalls() {
        int good = 0;
        for (int round = 0; round < 100; round++) {
            List<CompletableFuture<Reply>> pending = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int n = i;
                pending.add(target.invoke("next", out -> out.writeInt(n)));
            }
            for (int i = 0; i < 50; i++) {
                good += Calls.next(target, i) == i + 1 ? 1 : 0;
                good += pending.get(i).join().read(in -> in.readInt()) == i + 1 ? 1 : 0;
            }
        }

        assertThat(good).isEqualTo(10_000);
    }

    @Test
    void shouldBeToldOfAnUndeclaredException() {
        assertThatThrownBy(() -> target.invoke("fail", out -> out.writeString("undeclared"))
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RemoteException.class)
                .hasMessageContaining("::FloeInterop::Undeclared");
    }
}
