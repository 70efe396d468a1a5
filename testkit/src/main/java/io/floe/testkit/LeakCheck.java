package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test after which Netty finds a buffer that was dropped without its release. Sets the leak detector to
 * paranoid, and collects garbage after each test so that the right one is blamed. With this jar on the class path of the
 * tests the detector is there before the first buffer.
 */
public final class LeakCheck implements AfterEachCallback {
    private static final Queue<String> REPORTS = new ConcurrentLinkedQueue<>();
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int COLLECTIONS = 2;

    /** For {@code @ExtendWith}. */
    public LeakCheck() {
        install();
    }

    /** Makes Netty report to this class; detectors that exist already stay as they are. */
    static void install() {
        if (!(ResourceLeakDetectorFactory.instance() instanceof Factory)) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
            ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Factory());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        var found = collect();
        assertThat(found).as("buffers that were not released").isEmpty();
    }

    /** Collects garbage and takes what was reported since the last call. */
    static List<String> collect() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            collectGarbage();
            Unpooled.directBuffer(1).release(); // each allocation looks at what was collected
        }
        var found = new ArrayList<String>();
        for (var report = REPORTS.poll(); report != null; report = REPORTS.poll()) {
            found.add(report);
        }
        return found;
    }

    private static void collectGarbage() throws InterruptedException {
        var collected = new CountDownLatch(1);
        CLEANER.register(new Object(), collected::countDown);
        System.gc();
        collected.await(1, TimeUnit.SECONDS);
    }

    private static final class Factory extends ResourceLeakDetectorFactory {
        @Override
        @SuppressWarnings("deprecation") // Netty deprecates it and leaves it abstract
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                Class<T> resource, int samplingInterval, long maxActive) {
            return newResourceLeakDetector(resource, samplingInterval);
        }

        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
            return new Detector<>(resource, samplingInterval);
        }
    }

    private static final class Detector<T> extends ResourceLeakDetector<T> {
        private Detector(Class<T> resource, int samplingInterval) {
            super(resource, samplingInterval);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String resourceType, String records) {
            REPORTS.add(resourceType + ": " + records);
        }

        @Override
        protected void reportUntracedLeak(String resourceType) {
            REPORTS.add(resourceType);
        }
    }
}
