package io.floe.internal.runtime;

import io.floe.Proxy;
import io.floe.fault.ConfigurationException;
import io.floe.internal.locator.Locators;
import io.floe.internal.locator.Registration;
import io.floe.internal.locator.RegistryProxies;
import io.floe.internal.server.AdapterRegistrar;
import java.util.Optional;

/** Registers adapters at their own locator or the communicator's. Immutable. */
final class Registrations implements AdapterRegistrar {
    private final Locators locators;
    private final StandardFinder standard;
    private final RegistryProxies proxies;

    Registrations(Locators locators, StandardFinder standard, RegistryProxies proxies) {
        this.locators = locators;
        this.standard = standard;
        this.proxies = proxies;
    }

    @Override
    public Registration registration(Registration.Name name, Optional<Proxy> own) {
        Proxy locator = own.or(standard::locator)
                .orElseThrow(() -> new ConfigurationException(
                        name + ": no locator (expected: Ice.Default.Locator, or one of the adapter's own)"));
        return locators.registration(locator, name, proxies);
    }
}
