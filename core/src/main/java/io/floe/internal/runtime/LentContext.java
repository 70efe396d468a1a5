package io.floe.internal.runtime;

import io.floe.fault.ConfigurationException;
import io.floe.spi.IoEngine;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportSettings;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a communicator lends to its transports. Immutable once the registry, which it refers to for layers, was lent and
 * the reaction to changes of trust was set. */
final class LentContext implements TransportContext {
    private final Map<String, String> properties;
    private final List<TransportSettings> settings;
    private final IoEngine engine;
    private final Threads threads;
    private @Nullable TransportRegistry registry;
    private volatile Runnable trustChange = () -> {};

    LentContext(Map<String, String> properties, List<TransportSettings> settings, IoEngine engine, Threads threads) {
        this.properties = properties;
        this.settings = List.copyOf(settings);
        this.engine = engine;
        this.threads = threads;
    }

    void lend(TransportRegistry transports) {
        registry = transports;
    }

    /** What to do when a transport says that trust has changed. */
    void onTrustChange(Runnable reaction) {
        trustChange = reaction;
    }

    @Override
    public Map<String, String> properties(String prefix) {
        return properties.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public <S extends TransportSettings> Optional<S> settings(Class<S> type) {
        List<S> found =
                settings.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() > 1) {
            throw new ConfigurationException(
                    "settings: " + found.size() + " of " + type.getSimpleName() + " (expected: at most one)");
        }
        return found.stream().findFirst();
    }

    @Override
    public Transport<?> transport(String protocol) {
        return Objects.requireNonNull(registry).required(protocol);
    }

    @Override
    public EventLoopGroup eventLoops() {
        return threads.loops();
    }

    @Override
    public IoEngine engine() {
        return engine;
    }

    @Override
    public Executor blocking() {
        return threads.blocking();
    }

    @Override
    public void trustChanged() {
        trustChange.run();
    }
}
