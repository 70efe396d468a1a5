package io.floe.internal.locator;

import io.floe.Proxy;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ObjectReferenceCodec;
import io.floe.spi.EndpointSource;
import io.floe.wire.EncodingVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The locators of a communicator: proxies of one locator and one encoding share what was looked up (observed from Ice
 * 3.7.8). Thread-safe.
 */
public final class Locators {
    /** A replica group's answer has the endpoints of all its replicas. */
    private static final int MAX_ENDPOINTS = 4096;

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private record Key(String locator, EncodingVersion encoding) {}

    private final LocatorSettings settings;
    private final ObjectReferenceCodec codec;
    private final Map<Key, Locator> locators = new ConcurrentHashMap<>();

    public Locators(LocatorSettings settings) {
        this.settings = settings;
        this.codec = new ObjectReferenceCodec(settings.codecs(), MAX_ENDPOINTS);
    }

    /** Where the endpoints of a reference come from that has none. */
    public EndpointSource source(Proxy locator, ObjectReference reference) {
        EncodingVersion encoding = reference.encoding().isSupported() ? reference.encoding() : EncodingVersion.V1_1;
        Locator shared = locators.computeIfAbsent(
                new Key(locator.toString(), encoding),
                key -> new Locator(key.locator(), settings, calls(locator, encoding)));
        return new LocatorSource(shared, Sought.of(reference));
    }

    /** Keeps an adapter registered. */
    public Registration registration(Proxy locator, Registration.Name name, RegistryProxies proxies) {
        return new Registration(settings, calls(locator, EncodingVersion.V1_1), codec, proxies, name);
    }

    private LocatorCalls calls(Proxy locator, EncodingVersion encoding) {
        return new LocatorCalls(locator.twoway().withDeadline(DEADLINE), encoding, codec);
    }
}
