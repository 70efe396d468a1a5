package io.floe.spi;

import io.netty.channel.EventLoopGroup;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What a communicator lends to a transport. Immutable; lives as long as the communicator. */
public interface TransportContext {
    /** The properties whose names start with {@code prefix}, such as {@code IceSSL.}. */
    Map<String, String> properties(String prefix);

    /** The settings of the given class, if the builder was given any. */
    <S extends TransportSettings> Optional<S> settings(Class<S> type);

    /**
     * The transport that a layer stands on.
     *
     * @throws io.floe.fault.ConfigurationException naming the missing jar
     */
    Transport<?> transport(String protocol);

    /** The communicator's event loops. */
    EventLoopGroup eventLoops();

    /** The communicator's I/O engine, for the channel classes that fit its event loops. */
    IoEngine engine();

    /** Runs what blocks (names, files) off the event loops. */
    Executor blocking();

    /**
     * Says that whom this side believes, or what it shows to peers, has changed: endpoints that could not be trusted are
     * tried again at once, instead of when their wait is over. From any thread.
     */
    void trustChanged();
}
