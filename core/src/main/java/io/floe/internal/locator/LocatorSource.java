package io.floe.internal.locator;

import io.floe.spi.EndpointSource;

/** What one locator knows of one name. Immutable. */
record LocatorSource(Locator locator, Sought sought) implements EndpointSource {
    @Override
    public Subscription subscribe(Watcher watcher) {
        return locator.watch(sought, watcher);
    }

    @Override
    public boolean tellsOneObject() {
        return sought instanceof Sought.WellKnown;
    }

    @Override
    public boolean asksEachCall() {
        return locator.asksEachCall();
    }

    @Override
    public String toString() {
        return sought.toString();
    }
}
