package io.floe.behaviour;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.OptionWriter;
import io.floe.spi.ChannelSetup;
import io.floe.spi.Listener;
import io.floe.spi.StreamChannels;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calls {@code local} servers by names that have several addresses: {@code named -h NAME}. Immutable. */
final class NamedTransport implements Transport<NamedTransport.NamedEndpoint> {
    /** A name server. Owned by the test that makes it. */
    static final class Names implements AutoCloseable {
        private static final Map<String, Names> ZONES = new ConcurrentHashMap<>();

        final List<String> questions = new ArrayList<>();
        private final List<Runnable> held = new ArrayList<>();
        private final String name;
        private List<String> addresses = List.of();
        private boolean holding;
        private @Nullable TransportContext asking;

        Names(String name) {
            this.name = name;
            ZONES.put(name, this);
        }

        /** None is no such name. */
        Names are(String... servers) {
            addresses = List.of(servers);
            return this;
        }

        /** Answers nothing until {@link #letGo}. */
        void hold() {
            holding = true;
        }

        void letGo() {
            holding = false;
            held.forEach(Runnable::run);
            held.clear();
        }

        /** The communicator that asked last is told so. */
        void trustChanged() {
            Objects.requireNonNull(asking).trustChanged();
        }

        private void answer(
                NamedEndpoint endpoint, TransportContext asker, Promise<List<Target<NamedEndpoint>>> promise) {
            questions.add(name);
            asking = asker;
            Runnable answer = () -> {
                if (addresses.isEmpty()) {
                    promise.setFailure(new UnknownHostException(name));
                } else {
                    promise.setSuccess(addresses.stream()
                            .map(server -> new Target<>(endpoint, new LocalAddress(server), server))
                            .toList());
                }
            };
            if (holding) {
                held.add(answer);
            } else {
                answer.run();
            }
        }

        @Override
        public void close() {
            ZONES.remove(name);
        }
    }

    private final TransportContext context;

    private NamedTransport(TransportContext context) {
        this.context = context;
    }

    record NamedEndpoint(String host) implements Endpoint {
        @Override
        public String protocol() {
            return "named";
        }

        @Override
        public short type() {
            return 201;
        }

        @Override
        public Optional<Duration> timeout() {
            return Optional.empty();
        }

        @Override
        public boolean compress() {
            return false;
        }

        @Override
        public void writeOptions(OptionWriter out) {
            out.option("-h", host);
        }

        @Override
        public void writeBody(IceWriter out) {
            out.writeString(host);
        }

        @Override
        public String toString() {
            return EndpointText.of(this);
        }
    }

    /** Found by ServiceLoader. */
    public static final class Provider implements TransportProvider {
        @Override
        public String protocol() {
            return "named";
        }

        @Override
        public short type() {
            return 201;
        }

        @Override
        public Transport<?> create(TransportContext context) {
            return new NamedTransport(context);
        }
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    @Override
    public NamedEndpoint parse(OptionReader options) {
        return new NamedEndpoint(options.text("-h").orElseThrow());
    }

    @Override
    public NamedEndpoint read(IceReader body) {
        return new NamedEndpoint(body.readString());
    }

    @Override
    public Future<List<Target<NamedEndpoint>>> resolve(NamedEndpoint endpoint, EventLoop loop) {
        Promise<List<Target<NamedEndpoint>>> promise = loop.newPromise();
        Objects.requireNonNull(Names.ZONES.get(endpoint.host())).answer(endpoint, context, promise);
        return promise;
    }

    @Override
    public Future<Channel> connect(Target<NamedEndpoint> target, EventLoop loop, ChannelSetup setup) {
        return StreamChannels.connect(new Bootstrap().channel(LocalChannel.class), loop, target.address(), setup);
    }

    @Override
    public Future<Listener<NamedEndpoint>> listen(NamedEndpoint endpoint, ChannelSetup setup) {
        throw new UnsupportedOperationException("named: a client's transport");
    }
}
