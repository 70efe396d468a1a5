package io.floe.internal.runtime;

import io.floe.endpoint.Endpoint;
import io.floe.fault.FloeException;
import io.floe.fault.ListenException;
import io.floe.internal.client.Transports;
import io.floe.internal.server.AcceptedChannels;
import io.floe.internal.server.FloeAdapter;
import io.floe.internal.server.ServerEnvironment;
import io.floe.internal.text.IdentityParser;
import io.floe.spi.Listener;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.wire.Identity;
import io.floe.wire.MessageCodec;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;

/** Makes adapters and binds them to their endpoints. Thread-safe. */
final class AdapterFactory {
    private final ServerEnvironment environment;
    private final Transports transports;
    private final int compressionLevel;

    AdapterFactory(ServerEnvironment environment, Transports transports, int compressionLevel) {
        this.environment = environment;
        this.transports = transports;
        this.compressionLevel = compressionLevel;
    }

    /** Binds all endpoints or none; blocks meanwhile. */
    FloeAdapter create(AdapterPlan plan) {
        ServerEnvironment own = environment.with(new MessageCodec(plan.limits(), compressionLevel), plan.accept());
        FloeAdapter adapter = new FloeAdapter(plan.name(), own, plan.template(), AdapterFactory::identity);
        List<Listener<?>> bound = new ArrayList<>();
        try {
            for (Endpoint endpoint : plan.endpoints()) {
                Transport<?> transport = transports
                        .of(endpoint)
                        .orElseThrow(() -> new ListenException(
                                endpoint.toString(), "cannot be listened at (expected: a known protocol)", null));
                bound.add(listen(transport, endpoint, adapter.accepted()));
            }
        } catch (RuntimeException e) {
            bound.forEach(Listener::close);
            throw e;
        }
        adapter.listening(bound, plan.published());
        return adapter;
    }

    @SuppressWarnings("unchecked") // a transport is found by the protocol of the endpoints that it makes
    private static <E extends Endpoint> Listener<E> listen(
            Transport<E> transport, Endpoint endpoint, AcceptedChannels accepted) {
        Future<Listener<E>> listening = transport.listen(
                (E) endpoint,
                accepted.setup(endpoint.protocol(), transport.traits().contains(Trait.DATAGRAM)));
        listening.awaitUninterruptibly();
        if (listening.isSuccess()) {
            return listening.getNow();
        }
        Throwable cause = listening.cause();
        if (cause instanceof FloeException known) {
            throw known;
        }
        throw new ListenException(endpoint.toString(), String.valueOf(cause.getMessage()), cause);
    }

    private static Identity identity(String text) {
        return IdentityParser.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("identity: '" + text + "' (expected: a name)"));
    }
}
