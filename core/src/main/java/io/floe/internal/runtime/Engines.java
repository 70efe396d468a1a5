package io.floe.internal.runtime;

import io.floe.fault.ConfigurationException;
import io.floe.spi.IoEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Chooses the I/O engine. Stateless. */
final class Engines {
    private Engines() {}

    static IoEngine choose(Optional<String> wanted) {
        List<IoEngine> engines = new ArrayList<>();
        ServiceLoader.load(IoEngine.class, IoEngine.class.getClassLoader()).forEach(engines::add);
        return wanted.map(name -> named(engines, name)).orElseGet(() -> best(engines));
    }

    private static IoEngine named(List<IoEngine> engines, String name) {
        IoEngine engine = engines.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("engine: '" + name + "' (expected: one of "
                        + engines.stream().map(IoEngine::name).toList() + ")"));
        if (!engine.available()) {
            throw new ConfigurationException("engine: '" + name + "' cannot run here (expected: an available one)");
        }
        return engine;
    }

    private static IoEngine best(List<IoEngine> engines) {
        return engines.stream()
                .filter(engine -> engine.priority() >= 0 && engine.available())
                .max(Comparator.comparingInt(IoEngine::priority))
                .orElseThrow();
    }
}
