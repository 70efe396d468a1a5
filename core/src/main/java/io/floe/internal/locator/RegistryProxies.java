package io.floe.internal.locator;

import io.floe.Proxy;
import io.floe.endpoint.ObjectReference;

/** Makes a proxy of what a locator said of its registry. Thread-safe. */
@FunctionalInterface
public interface RegistryProxies {
    Proxy of(ObjectReference registry);
}
