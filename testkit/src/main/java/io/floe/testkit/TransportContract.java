package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.endpoint.Endpoint;
import io.floe.fault.ListenException;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

/** What every stream transport owes to core. A test class implements it and gets its tests. */
public interface TransportContract extends EndpointContract {
    @Test
    default void shouldBeReadyOnceAndBeforeAnythingIsRead() throws IOException {
        try (var lab = ContractLab.of(fixture())) {
            var greeter = lab.peer().onReady(ContractBytes::greet);
            var client = lab.peer();
            lab.listen(fixture().listenAt(), greeter).connect(client);

            assertThat(client.awaitBytes(ContractBytes.greeting().length)).isEqualTo(ContractBytes.greeting());
            assertThat(client.events()).containsExactly("opened", "ready", "read");
            greeter.awaitReady();
            assertThat(greeter.events()).containsExactly("opened", "ready");
        }
    }

    @Test
    default void shouldCallReadyBeforeTheFutureCompletes() {
        try (var lab = ContractLab.of(fixture())) {
            var client = lab.peer();
            lab.listen(fixture().listenAt(), lab.peer()).connect(client);

            assertThat(client.events()).containsExactly("opened", "ready");
        }
    }

    @Test
    default void shouldCarryFragmentsInOrder() throws IOException {
        try (var lab = ContractLab.of(fixture())) {
            var client = lab.peer();
            var channel = lab.listen(fixture().listenAt(), lab.peer().echoing()).connect(client);
            var bytes = ContractBytes.random(300);
            for (int i = 0; i < bytes.length; i++) {
                channel.writeAndFlush(Unpooled.wrappedBuffer(bytes, i, 1));
            }

            assertThat(client.awaitBytes(bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    default void shouldCarryFourMebibytesBothWays() throws IOException {
        try (var lab = ContractLab.of(fixture())) {
            var client = lab.peer();
            var channel = lab.listen(fixture().listenAt(), lab.peer().echoing()).connect(client);
            var bytes = ContractBytes.random(4 << 20);
            channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));

            assertThat(client.awaitBytes(bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    default void shouldCloseTheHalfOpenChannelWhenCancelled() {
        try (var lab = ContractLab.of(fixture())) {
            var client = lab.peer();
            var connecting = lab.listen(fixture().listenAt(), lab.peer()).connectAndCancel(client);

            lab.settle(client.awaitOpened().closeFuture());
            assertThat(connecting.isCancelled()).isTrue();
            assertThat(client.events()).containsExactly("opened");
        }
    }

    @Test
    default void shouldKeepTheCauseOfARefusedConnect() {
        try (var lab = ContractLab.of(fixture())) {
            var cause = lab.failureOfConnecting(fixture().refusing(), lab.peer());

            assertThat(cause).isInstanceOf(IOException.class).isNotInstanceOf(ClosedChannelException.class);
            assertThat(cause.getMessage()).isNotBlank();
        }
    }

    @Test
    default void shouldGoOnAcceptingAfterAChannelThatLeftAtOnce() throws IOException {
        try (var lab = ContractLab.of(fixture())) {
            var listener = lab.listen(fixture().listenAt(), lab.peer().echoing());
            lab.settle(listener.connect(lab.peer()).close());
            var client = lab.peer();
            ContractBytes.greet(listener.connect(client));

            assertThat(client.awaitBytes(ContractBytes.greeting().length)).isEqualTo(ContractBytes.greeting());
        }
    }

    @Test
    default void shouldTellTheRealEndpointThatItListensAt() {
        try (var lab = ContractLab.of(fixture())) {
            var listener = lab.listen(fixture().listenAt(), lab.peer());

            assertThat(listener.endpoints()).isNotEmpty().doesNotHaveDuplicates();
            assertThat((Object) listener.endpoints().get(0))
                    .isNotEqualTo(lab.parse(fixture().listenAt(), true));
        }
    }

    @Test
    default void shouldRefuseToListenWhereSomebodyDoes() {
        try (var lab = ContractLab.of(fixture())) {
            var listener = lab.listen(fixture().listenAt(), lab.peer());

            assertThat(listener.failureOfListeningAgain())
                    .isInstanceOf(ListenException.class)
                    .hasMessageStartingWith("endpoint '" + listener.endpoint() + "': ")
                    .hasMessageContaining("(expected: ");
        }
    }

    @Test
    default void shouldReachAListenerWithoutHostThroughLoopback() throws IOException {
        try (var lab = ContractLab.of(fixture())) {
            var client = lab.peer();
            var channel =
                    lab.listen(fixture().withoutHost(), lab.peer().echoing()).connect(client);
            ContractBytes.greet(channel);

            assertThat(client.awaitBytes(ContractBytes.greeting().length)).isEqualTo(ContractBytes.greeting());
        }
    }

    @Test
    default void shouldPublishEndpointsThatItReads() {
        try (var lab = ContractLab.of(fixture())) {
            var listener = lab.listen(fixture().withoutHost(), lab.peer());

            assertThat(listener.published()).isNotEmpty().doesNotHaveDuplicates();
            for (Endpoint published : listener.published()) {
                assertThat((Object) lab.parse(published.toString(), false)).isEqualTo(published);
            }
        }
    }

    @Test
    default void shouldKeepLiveChannelsWhenTheListenerCloses() throws IOException {
        try (var lab = ContractLab.of(fixture())) {
            var server = lab.peer().echoing();
            var client = lab.peer();
            var listener = lab.listen(fixture().listenAt(), server);
            var channel = listener.connect(client);
            server.awaitReady();
            listener.close();
            ContractBytes.greet(channel);

            assertThat(client.awaitBytes(ContractBytes.greeting().length)).isEqualTo(ContractBytes.greeting());
        }
    }

    @Test
    default void shouldGiveEqualEndpointsEqualKeys() {
        try (var lab = ContractLab.of(fixture())) {
            var listener = lab.listen(fixture().listenAt(), lab.peer());

            assertThat(listener.target().key()).isEqualTo(listener.target().key());
        }
    }

    @Test
    default void shouldTellThePeerThatTheChannelWasClosed() {
        try (var lab = ContractLab.of(fixture())) {
            var server = lab.peer();
            var channel = lab.listen(fixture().listenAt(), server).connect(lab.peer());
            server.awaitReady();
            channel.close();

            lab.settle(server.awaitOpened().closeFuture());
        }
    }
}
