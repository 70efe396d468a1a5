package io.floe.internal.connection;

import io.floe.fault.Failure;
import io.floe.wire.MessageCodec;
import io.floe.wire.WireLimits;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;

/** Makes connections whose events nobody hears: for tests of their parts. Stateless. */
final class Lonely {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ConnectionSettings SETTINGS = new ConnectionSettings(
            SOON, SOON, SOON, SOON, SOON, SOON, SOON, SOON, 1024, 100, 1, 2, Optional.empty(), 1024, 1024);

    private Lonely() {}

    /** A client's, whose peer's requests nobody answers. */
    static IceConnection connection(Channel channel) {
        return IceConnection.ofClient(
                channel, environment(), (from, invocation, oneway, responder) -> {}, new Unheard(), false);
    }

    /** A server's. */
    static IceConnection accepted(Channel channel, RequestHandler handler) {
        return IceConnection.ofServer(channel, environment(), handler, new Unheard());
    }

    private static ConnectionEnvironment environment() {
        return new ConnectionEnvironment(
                SETTINGS,
                new MessageCodec(WireLimits.DEFAULT),
                MemoryBudgets.ofThisMachine(),
                Runnable::run,
                Ticker.systemTicker(),
                any -> Optional.empty());
    }

    private static final class Unheard implements ConnectionEvents {
        @Override
        public void validated(IceConnection connection) {}

        @Override
        public void closing(IceConnection connection) {}

        @Override
        public void closed(IceConnection connection, Failure failure) {}
    }
}
