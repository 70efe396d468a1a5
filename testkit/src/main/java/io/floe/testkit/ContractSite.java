package io.floe.testkit;

import io.floe.endpoint.Endpoint;
import io.floe.spi.LayeredTransport;
import io.floe.spi.Listener;
import io.floe.spi.Target;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.List;

/** A listener of a contract test, and what a client does with it. Owned by the thread of the test. */
record ContractSite<E extends Endpoint>(ContractLab<E> lab, Listener<E> listener) {
    E endpoint() {
        return listener.endpoints().get(0);
    }

    List<E> endpoints() {
        return listener.endpoints();
    }

    List<E> published() {
        return listener.published();
    }

    Target<E> target() {
        return lab.target(endpoint());
    }

    Channel connect(ContractPeer client) {
        return lab.get(connecting(client));
    }

    Future<Channel> connecting(ContractPeer client) {
        return lab.transport().connect(target(), lab.loop(), client);
    }

    /** Connects through the transport beneath the layer, so that nobody brings the layer up on the client's side. */
    Channel connectBeneath(String protocol, ContractPeer client) {
        if (!(endpoint() instanceof LayeredTransport.Layered<?> layered)) {
            throw new AssertionError("endpoint: " + endpoint() + " (expected: one of a layer)");
        }
        return lab.get(lab.beneath(protocol).connecting(layered.inner().toString(), client));
    }

    /** Connects and cancels while the new channel's event loop can do no more than open it. */
    Future<Channel> connectAndCancel(ContractPeer client) {
        client.holdOpened();
        var connecting = connecting(client);
        client.awaitOpened();
        connecting.cancel(false);
        client.releaseOpened();
        return connecting;
    }

    /** Why a second listener at the very same endpoint fails. */
    Throwable failureOfListeningAgain() {
        return lab.failure(lab.transport().listen(endpoint(), lab.peer()));
    }

    void close() {
        lab.settle(listener.close());
    }
}
