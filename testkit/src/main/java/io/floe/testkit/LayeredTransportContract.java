package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

/** What every transport that stands on another owes besides. A test class implements it and gets its tests. */
public interface LayeredTransportContract extends TransportContract {
    @Override
    LayeredFixture fixture();

    @Test
    default void shouldHaveTheTraitsOfTheTransportBeneath() {
        try (var lab = ContractLab.of(fixture())) {
            assertThat(lab.transport().traits())
                    .containsAll(lab.beneath(fixture().standsOn()).transport().traits());
        }
    }

    @Test
    default void shouldSayWhyWhenThePeerClosesBeforeTheLayerIsUp() {
        try (var lab = ContractLab.of(fixture())) {
            var hangsUp = lab.peer().onReady(Channel::close);
            var beneath = lab.beneath(fixture().standsOn()).listen(fixture().listenBeneath(), hangsUp);
            var client = lab.peer();
            var cause =
                    lab.failureOfConnecting(fixture().over(beneath.endpoint().toString()), client);

            assertThat(cause).isInstanceOf(IOException.class).isNotInstanceOf(ClosedChannelException.class);
            assertThat(cause.getMessage()).isNotBlank();
            assertThat(client.events()).containsExactly("opened");
        }
    }

    @Test
    default void shouldCloseTheChannelWhenCancelledBeforeTheLayerIsUp() {
        try (var lab = ContractLab.of(fixture())) {
            var silent = lab.peer();
            var beneath = lab.beneath(fixture().standsOn()).listen(fixture().listenBeneath(), silent);
            var client = lab.peer();
            var connecting = lab.connecting(fixture().over(beneath.endpoint().toString()), client);
            silent.awaitReady();
            connecting.cancel(false);

            lab.settle(client.awaitOpened().closeFuture());
            lab.settle(silent.awaitOpened().closeFuture());
            assertThat(client.events()).containsExactly("opened");
        }
    }

    @Test
    default void shouldTellOfAFailedAcceptAndLeaveOthersAlone() throws IOException {
        try (var lab = ContractLab.of(fixture())) {
            var server = lab.peer().echoing();
            var listener = lab.listen(fixture().listenAt(), server);
            ContractBytes.greet(listener.connectBeneath(fixture().standsOn(), lab.peer()));
            assertThat(server.awaitFailure()).isNotNull();
            assertThat(server.events()).containsExactly("opened", "failed");
            lab.settle(server.awaitOpened().closeFuture());
            var client = lab.peer();
            ContractBytes.greet(listener.connect(client));

            assertThat(client.awaitBytes(ContractBytes.greeting().length)).isEqualTo(ContractBytes.greeting());
        }
    }
}
