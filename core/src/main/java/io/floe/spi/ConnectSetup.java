package io.floe.spi;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Promise;

/** The user's setup of a connect, joined to the future that it returned: no ready after a cancel. Immutable. */
record ConnectSetup(ChannelSetup above, Promise<Channel> result) implements ChannelSetup {
    @Override
    public void opened(Channel channel) {
        above.opened(channel);
    }

    @Override
    public void ready(Channel channel) {
        if (result.setUncancellable()) {
            above.ready(channel);
            result.trySuccess(channel);
        } else {
            channel.close();
        }
    }

    @Override
    public void failed(Channel channel, Throwable cause) {
        result.tryFailure(cause);
    }
}
