package io.floe.internal.runtime;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointCodec;
import io.floe.endpoint.EndpointCodecs;
import io.floe.fault.ConfigurationException;
import io.floe.internal.client.Transports;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The transports of one communicator, by protocol word and by type id; each is made on its first use. Thread-safe. */
final class TransportRegistry implements EndpointCodecs, Transports {
    private final Map<String, TransportProvider> byWord = new TreeMap<>();
    private final Map<Short, TransportProvider> byType = new HashMap<>();
    private final Map<String, Transport<?>> made = new ConcurrentHashMap<>();
    private final TransportContext context;

    /**
     * The given providers.
     *
     * @param context what transports are made with; must refer back to this registry for layers
     * @throws ConfigurationException if two of them claim one word or one type id
     */
    TransportRegistry(Iterable<TransportProvider> providers, TransportContext context) {
        this.context = context;
        for (TransportProvider provider : loaded(providers)) {
            claim(
                    "protocol '" + provider.protocol() + "'",
                    byWord.putIfAbsent(provider.protocol(), provider),
                    provider);
            claim("endpoint type " + provider.type(), byType.putIfAbsent(provider.type(), provider), provider);
        }
    }

    private static List<TransportProvider> loaded(Iterable<TransportProvider> providers) {
        List<TransportProvider> loaded = new ArrayList<>();
        try {
            providers.forEach(loaded::add);
        } catch (ServiceConfigurationError e) {
            throw new ConfigurationException("transport: " + e.getMessage() + " (expected: a provider that loads)", e);
        }
        return loaded;
    }

    private static void claim(String what, @Nullable TransportProvider first, TransportProvider second) {
        if (first != null) {
            throw new ConfigurationException(what + ": provided by " + origin(first) + " and by " + origin(second)
                    + " (expected: one jar; remove the other)");
        }
    }

    private static String origin(TransportProvider provider) {
        var source = provider.getClass().getProtectionDomain().getCodeSource();
        return provider.getClass().getName() + (source == null ? "" : " in " + source.getLocation());
    }

    @Override
    public List<String> protocols() {
        return List.copyOf(byWord.keySet());
    }

    @Override
    public Optional<EndpointCodec<?>> named(String protocol) {
        return Optional.ofNullable(byWord.get(protocol)).map(this::make);
    }

    @Override
    public Optional<EndpointCodec<?>> typed(short type) {
        return Optional.ofNullable(byType.get(type)).map(this::make);
    }

    @Override
    public Optional<Transport<?>> of(Endpoint endpoint) {
        return Optional.ofNullable(byType.get(endpoint.type())).map(this::make);
    }

    /** The transport that a layer stands on. */
    Transport<?> required(String protocol) {
        TransportProvider provider = byWord.get(protocol);
        if (provider == null) {
            throw new ConfigurationException("no transport for protocol '" + protocol + "' (expected: one of "
                    + protocols() + "; is floe-transport-" + protocol + " on the path?)");
        }
        return make(provider);
    }

    private Transport<?> make(TransportProvider provider) {
        Transport<?> transport = made.get(provider.protocol());
        if (transport == null) {
            // A layer asks for the transport below while it is made, so nothing may be locked meanwhile.
            Transport<?> another = provider.create(context);
            transport = made.putIfAbsent(provider.protocol(), another);
            if (transport == null) {
                return another;
            }
            close(another);
        }
        return transport;
    }

    void close() {
        made.values().forEach(TransportRegistry::close);
    }

    private static void close(Transport<?> transport) {
        try {
            transport.close();
        } catch (Exception e) {
            throw new ConfigurationException("transport could not be closed: " + e.getMessage(), e);
        }
    }
}
