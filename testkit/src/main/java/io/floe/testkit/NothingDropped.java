package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test class after which Netty finds a buffer that was dropped without its release. Quicker than {@link
 * LeakCheck}, which blames the single test, so that it can watch over every class.
 */
public final class NothingDropped implements AfterAllCallback {
    /** For {@link java.util.ServiceLoader}. */
    public NothingDropped() {
        LeakCheck.install();
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        var found = LeakCheck.collect();
        assertThat(found).as("buffers that were not released").isEmpty();
    }
}
