package io.floe.internal.server;

import io.floe.Proxy;
import io.floe.internal.locator.Registration;
import java.util.Optional;

/** Makes adapters known to a location service. Thread-safe. */
@FunctionalInterface
public interface AdapterRegistrar {
    /**
     * A registration that has not begun.
     *
     * @param locator the adapter's own; the communicator's if there is none
     * @throws io.floe.fault.ConfigurationException if there is neither
     */
    Registration registration(Registration.Name name, Optional<Proxy> locator);
}
