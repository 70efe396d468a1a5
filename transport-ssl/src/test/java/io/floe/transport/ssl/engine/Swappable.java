package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.TlsMaterial;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Material that a test replaces. Owned by the thread of the test. */
final class Swappable implements MaterialSource {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile TlsMaterial material;

    Swappable(TlsMaterial material) {
        this.material = material;
    }

    @Override
    public TlsMaterial current() {
        return material;
    }

    @Override
    public void onChange(Runnable changed) {
        listeners.add(changed);
    }

    void swap(TlsMaterial other) {
        material = other;
        listeners.forEach(Runnable::run);
    }
}
