package io.floe.internal.runtime;

import io.floe.CallObserver;
import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import io.floe.EndpointListener;
import io.floe.Observer;
import io.floe.SecurityPolicy;
import io.floe.fault.ConfigurationException;
import io.floe.fault.RetryPolicy;
import io.floe.internal.connection.MemoryBudgets;
import io.floe.internal.jmx.Beans;
import io.floe.spi.IoEngine;
import io.floe.spi.TransportSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Collects what a communicator is built from. Owned by the user's thread. */
public final class CommunicatorBuilder implements CommunicatorOptions {
    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> overrides = new HashMap<>();
    private final List<TransportSettings> settings = new ArrayList<>();
    private final List<EndpointListener> listeners = new ArrayList<>();
    private final List<CallObserver> observers = new ArrayList<>();
    private RetryPolicy retry = RetryPolicy.standard();
    private @Nullable Executor callbacks;
    private @Nullable Executor dispatch;
    private @Nullable Threads threads;
    private @Nullable IoEngine ownEngine;
    private MemoryBudgets memory = MemoryBudgets.ofThisMachine();

    /** A builder with the defaults. */
    public CommunicatorBuilder() {}

    @Override
    public CommunicatorOptions properties(Path file) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("properties: " + file + " (expected: a readable properties file)", e);
        }
        read.stringPropertyNames().forEach(name -> given.put(name, read.getProperty(name)));
        PasswordGuard.check(file, read);
        return this;
    }

    @Override
    public CommunicatorOptions properties(Map<String, String> properties) {
        given.putAll(properties);
        return this;
    }

    @Override
    public CommunicatorOptions property(String name, String value) {
        given.put(name, value);
        return this;
    }

    @Override
    public CommunicatorOptions settings(TransportSettings transportSettings) {
        settings.add(transportSettings);
        return this;
    }

    @Override
    public CommunicatorOptions deadline(Duration deadline) {
        return override(PropertyName.DEADLINE, deadline.toMillis() + "ms");
    }

    @Override
    public CommunicatorOptions connectTimeout(Duration timeout) {
        return override(PropertyName.CONNECT_TIMEOUT, timeout.toMillis() + "ms");
    }

    @Override
    public CommunicatorOptions balancer(String name) {
        return override(PropertyName.BALANCER, name);
    }

    @Override
    public CommunicatorOptions locator(String proxy) {
        return override(PropertyName.ICE_DEFAULT_LOCATOR, proxy);
    }

    @Override
    public CommunicatorOptions security(SecurityPolicy policy) {
        return override(PropertyName.SECURITY, policy.word());
    }

    @Override
    public CommunicatorOptions waitForEndpoints(boolean yes) {
        return override(PropertyName.UNREACHABLE, yes ? "wait" : "fail");
    }

    @Override
    public CommunicatorOptions hedging(boolean yes) {
        return override(PropertyName.HEDGING, yes ? "on" : "off");
    }

    @Override
    public CommunicatorOptions eventLoops(int count) {
        return override(PropertyName.EVENT_LOOPS, Integer.toString(count));
    }

    @Override
    public CommunicatorOptions engine(String name) {
        return override(PropertyName.ENGINE, name);
    }

    private CommunicatorOptions override(PropertyName name, String value) {
        overrides.put(name.key(), value);
        return this;
    }

    @Override
    public CommunicatorOptions retry(RetryPolicy policy) {
        retry = policy;
        return this;
    }

    @Override
    public CommunicatorOptions endpointListener(EndpointListener listener) {
        listeners.add(listener);
        return this;
    }

    @Override
    public CommunicatorOptions observer(Observer observer) {
        listeners.add(observer);
        observers.add(observer);
        return this;
    }

    @Override
    public CommunicatorOptions callbackExecutor(Executor executor) {
        callbacks = executor;
        return this;
    }

    @Override
    public CommunicatorOptions dispatchExecutor(Executor executor) {
        dispatch = executor;
        return this;
    }

    /** Runs the communicator on threads and a clock of the test's own. */
    public CommunicatorBuilder threads(Threads own) {
        threads = own;
        return this;
    }

    /** Runs the communicator on an engine of the test's own. */
    public CommunicatorBuilder engine(IoEngine own) {
        ownEngine = own;
        return this;
    }

    /** Bounds what all connections keep in memory as a test wants it. */
    public CommunicatorBuilder memory(MemoryBudgets own) {
        memory = own;
        return this;
    }

    @Override
    public Communicator build() {
        Settings read = Settings.of(merged());
        IoEngine engine = ownEngine == null ? Engines.choose(read.engine()) : ownEngine;
        Threads running = threads == null ? ThreadPools.start(engine, read, callbacks, dispatch) : threads;
        List<EndpointListener> hearing = new ArrayList<>(listeners);
        List<CallObserver> seeing = new ArrayList<>(observers);
        Optional<Beans> beans = read.jmx().map(Beans::new);
        beans.ifPresent(hearing::add);
        beans.ifPresent(seeing::add);
        try {
            FloeCommunicator made =
                    Assembly.communicator(read, settings, engine, running, memory, retry, hearing, seeing);
            beans.ifPresent(shown -> made.whenStopped(shown.show(made::endpoints)));
            return made;
        } catch (RuntimeException | Error e) {
            running.stop().run();
            throw e;
        }
    }

    /** Precedence, lowest first: what was given, the environment, system properties, the builder. */
    private Map<String, String> merged() {
        Map<String, String> merged = new HashMap<>(given);
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("FLOE_")) {
                environmentName(name, given).ifPresent(key -> merged.put(key, value));
            }
        });
        Properties system = System.getProperties();
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith("floe.") || name.startsWith("Ice.") || name.startsWith("IceSSL.")) {
                merged.put(name, system.getProperty(name));
            }
        }
        merged.putAll(overrides);
        return merged;
    }

    /** {@code FLOE_CONNECT_TIMEOUT} is {@code floe.connect-timeout}; other {@code FLOE_} names belong to somebody else. */
    private static Optional<String> environmentName(String name, Map<String, String> given) {
        String flat = name.toLowerCase(Locale.ROOT).replace('_', '.');
        for (PropertyName known : PropertyName.values()) {
            if (known.key().replace('-', '.').equals(flat)) {
                return Optional.of(known.key());
            }
        }
        if (!flat.startsWith("floe.tls.")) {
            return Optional.empty();
        }
        // what was given by the name that only a plug-in knows is what the environment replaces
        return given.keySet().stream()
                .filter(key -> key.replace('-', '.').equals(flat))
                .findFirst()
                .or(() -> Optional.of(flat));
    }
}
