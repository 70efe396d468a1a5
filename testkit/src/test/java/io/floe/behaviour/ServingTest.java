package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.NotExistException;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.RemoteException;
import io.floe.Reply;
import io.floe.UnknownOperationException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.Identity;
import io.floe.wire.MarshalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class ServingTest {
    private final World world = new World();
    private final Counting counting = new Counting();

    @AfterEach
    void stop() {
        counting.letGo();
        world.close();
    }

    private Throwable failureOf(Dispatcher dispatcher) {
        return failureOf(dispatcher, "op");
    }

    private Throwable failureOf(Dispatcher dispatcher, String operation) {
        world.serve("failing", dispatcher);
        CompletableFuture<?> call =
                world.communicator().proxy(World.over("failing")).invoke(operation);
        world.time.run();
        return World.failure(call);
    }

    private static Dispatcher throwing(RuntimeException thrown) {
        return request -> {
            throw thrown;
        };
    }

    private void assertRemote(Throwable failure, int status, String message) {
        assertThat(failure).isInstanceOf(RemoteException.class).hasMessage(message);
        assertThat(((RemoteException) failure).status()).isEqualTo(status);
    }

    @Test
    void shouldAnswerUnknownExceptionWhateverIsThrown() {
        assertRemote(
                failureOf(throwing(new IllegalStateException("oops"))),
                7,
                "unknown exception: java.lang.IllegalStateException: oops");
    }

    @Test
    void shouldAnswerUnknownExceptionForAnError() {
        assertRemote(
                failureOf(request -> {
                    throw new StackOverflowError("deep");
                }),
                7,
                "unknown exception: java.lang.StackOverflowError: deep");
    }

    @Test
    void shouldAnswerWhenTheDispatcherReturnsNull() {
        assertRemote(
                failureOf(request -> nothing()),
                7,
                "unknown exception: java.lang.NullPointerException: the dispatcher returned null");
    }

    @Test
    void shouldAnswerWhenTheDispatcherCompletesWithNull() {
        assertRemote(
                failureOf(request -> CompletableFuture.completedFuture(nothing())),
                7,
                "unknown exception: java.lang.NullPointerException: the dispatcher completed with null");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what careless user code returns
    private static <T> T nothing() {
        return null;
    }

    @Test
    void shouldAnswerUnknownLocalExceptionForParametersThatCannotBeRead() {
        assertRemote(
                failureOf(Dispatcher.of(
                        request -> request.reply(out -> out.writeInt(request.read(in -> in.readInt()))))),
                5,
                "unknown local exception: "
                        + new MarshalException("").getClass().getName() + ": int: 0 bytes left (expected: 4)");
    }

    @Test
    void shouldAnswerEvenIfTheAnswerCannotBeEncoded() {
        assertThat(failureOf(throwing(new IllegalStateException("lone \ud800"))))
                .isInstanceOf(RemoteException.class)
                .hasMessageStartingWith("unknown local exception: the answer cannot be encoded: ");
    }

    @Test
    void shouldAnswerOperationNotExist() {
        Throwable failure = failureOf(throwing(new UnknownOperationException("op")));

        assertRemote(failure, 4, "operation not exist: operation 'op' on 'echo'");
    }

    @Test
    void shouldPassOnThatAnotherObjectDoesNotExist() {
        Throwable failure =
                failureOf(throwing(new NotExistException(2, "there", new Identity("far", "cat"), "f", "away")));

        assertRemote(failure, 2, "object not exist: operation 'away' on 'cat/far' -f f");
    }

    @Test
    void shouldAnswerAFailedFutureAsAThrownException() {
        assertRemote(
                failureOf(request -> CompletableFuture.failedFuture(new IllegalStateException("later"))),
                7,
                "unknown exception: java.lang.IllegalStateException: later");
    }

    @Test
    void shouldTellAMissingObjectFromAMissingFacet() {
        ObjectAdapter adapter =
                world.adapter(world.communicator(), "local -n s").add("there", counting);
        world.time.complete(adapter.activate());
        Proxy proxy = world.communicator().proxy("there:local -n s");
        CompletableFuture<?> facet = proxy.withFacet("f").invoke("op");
        CompletableFuture<?> object =
                proxy.withIdentity(new Identity("gone", "")).invoke("op");
        world.time.run();

        assertRemote(World.failure(facet), 3, "facet not exist: operation 'op' on 'there' -f f");
        assertRemote(World.failure(object), 2, "object not exist: operation 'op' on 'gone'");
    }

    @Test
    void shouldAcceptButNotValidateWhileItIsHeld() {
        ObjectAdapter adapter =
                world.adapter(world.communicator(), "local -n held").addDefault("", counting);
        Communicator client = world.communicator();
        CompletableFuture<?> call = client.proxy("echo:local -n held").invoke("op");
        world.time.advance(Duration.ofSeconds(4));
        assertThat(call).isNotDone();
        world.time.complete(adapter.activate());

        assertThat(call).isCompleted();
    }

    @Test
    void shouldFinishWhatRunsBeforeItStops() {
        ObjectAdapter adapter = world.serve("s", counting.hold());
        Proxy proxy = world.communicator().proxy("echo:local -n s");
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.run();
        CompletableFuture<Void> stopped = adapter.deactivate();
        world.time.advance(Duration.ofSeconds(20));
        assertThat(stopped).isNotDone();
        counting.letGo();
        world.time.run();

        assertThat(call).isCompleted();
        assertThat(stopped).isCompleted();
    }

    @Test
    void shouldRunAHundredRequestsOfOneConnectionAndQueueTheRest() {
        world.serve("s", counting.hold());
        Proxy proxy = world.communicator().proxy("echo:local -n s");
        List<CompletableFuture<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            calls.add(proxy.invoke("op"));
        }
        world.time.run();
        assertThat(counting.held).hasSize(100);
        counting.letGo();
        world.time.run();

        assertThat(calls).allMatch(CompletableFuture::isDone);
        assertThat(counting.total()).isEqualTo(250);
    }

    @Test
    void shouldSurviveALongQueueOfRequestsThatFailAtOnce() {
        ObjectAdapter adapter =
                world.adapter(world.communicator(), "local -n s").add("there", counting.hold());
        world.time.complete(adapter.activate());
        Communicator client = world.communicator();
        Proxy there = client.proxy("there:local -n s");
        for (int i = 0; i < 100; i++) {
            there.invoke("op");
        }
        world.time.run();
        var batch = client.proxy("gone:local -n s").batch();
        for (int i = 0; i < 9_000; i++) {
            batch.add("x", out -> {});
        }
        world.time.complete(batch.flush());
        world.time.run();
        counting.letGo();
        world.time.run();

        assertThat(there.invoke("after")).isNotDone();
        world.time.run();
        assertThat(counting.executions).containsEntry("after", 1);
        assertThat(client.endpoints()).allMatch(status -> status.outstanding() == 0);
    }

    @Test
    void shouldExecuteAWholeBatchBeforeItStops() {
        ObjectAdapter adapter = world.serve("s", counting.hold());
        Proxy proxy = world.communicator().proxy("echo:local -n s");
        var batch = proxy.batch();
        for (int i = 0; i < 150; i++) {
            batch.add("oneway", out -> {});
        }
        world.time.complete(batch.flush());
        world.time.run();
        assertThat(counting.held).hasSize(100);
        CompletableFuture<Void> stopped = adapter.deactivate();
        world.time.run();
        counting.letGo();
        world.time.run();

        assertThat(stopped).isCompleted();
        assertThat(counting.executions).containsEntry("oneway", 150);
    }

    @Test
    void shouldRefuseANameThatIsTaken() {
        world.serve("s", counting);
        Communicator second = world.communicator();

        assertThatThrownBy(() -> world.adapter(second, "local -n s"))
                .hasMessageEndingWith("endpoint 'local -n s -t 60000': -n: s (expected: a name that is free)");
    }

    @Test
    void shouldServeCallbacksOverTheClientsConnection() {
        Communicator client = world.communicator();
        ObjectAdapter callbacks = world.adapter(client, "").add("callback", counting);
        world.serve("s", request -> {
            CompletableFuture<Reply> back =
                    request.connection().proxy(new Identity("callback", "")).invoke("back");
            return back.thenApply(reply -> request.reply());
        });
        Proxy proxy = client.proxy("echo:local -n s");
        world.time.complete(proxy.connection()).attach(callbacks);
        world.call(proxy);

        assertThat(counting.executions).containsEntry("back", 1);
    }

    @Test
    void shouldNotCallBackOverAConnectionThatIsGone() {
        List<Proxy> backs = new ArrayList<>();
        world.serve("s", Dispatcher.of(request -> {
            backs.add(request.connection().proxy(new Identity("callback", "")));
            return request.reply();
        }));
        Relay relay = new Relay(world, "r", "s");
        world.call(world.communicator().proxy("echo:local -n r"));
        relay.cut();
        CompletableFuture<Reply> call = backs.get(0).invoke("back");

        assertThat(World.failure(call))
                .hasMessageContaining("LOST_UNSENT: the connection of this fixed proxy is closed");
    }
}
